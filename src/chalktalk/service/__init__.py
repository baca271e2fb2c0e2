"""The service: creative directions over HTTP. `serving` starts it; nothing here is imported before that is called.

What is asked for (`asked.py`) becomes a brief whose references lie in a scratch folder (`references.py`); `directions.py`
answers it from a cache (`answers.py`, `shared.py`) or has it worked out (`working.py`). `app.py` puts the routes together,
`wire.py`, `watching.py` and `bodies.py` stand between them and whoever sends.
"""
