"""The service: creative directions over HTTP. `server.py` starts it; nothing here is imported before that is called.

What is asked for (`asked.py`) becomes a brief whose references lie in a scratch folder (`references.py`); it is
answered from a cache (`directions.py`, `answers.py`, `shared.py`) or worked out (`working.py`). `app.py` puts the
routes together; `wire.py`, `watching.py`, `gate.py` and `bodies.py` stand between them and whoever sends.
"""
