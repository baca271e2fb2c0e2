"""Who may be asked for a film: by the plan, from what is configured here, in the order that the user's file may set."""

from collections.abc import Iterator, Mapping
from typing import Any

from chalktalk.cli.spending import spending_from
from chalktalk.costs.scenarios import Configured, services_for
from chalktalk.documents.asking import Micros, Offer, Port
from chalktalk.documents.brief import Brief
from chalktalk.documents.services import Painters, Pictures, Plan, RemoteVoice, Services
from chalktalk.errors import OptionError, Place
from chalktalk.nearest import suggestion
from chalktalk.providers.configured import vendors_here
from chalktalk.providers.registry import VENDORS, Capability, Vendor, vendor_named
from chalktalk.settings import CHAINS, FILE_NAME, PROVIDERS, Settings

WHERE = Place(FILE_NAME)


def services_here(
    settings: Settings, language: str = "en", plan: Plan | None = None, budget: Micros | None = None
) -> Services:
    """Who may be asked.

    Args:
        settings: Which vendors are configured, and chains of the user's own, which go before any plan.
        language: BCP 47 tag of what is to be spoken.
        plan: How much the film may lean on vendors; balanced if there are any, and nobody says.
        budget: What the film may cost at most.

    Raises:
        OptionError: if the user's file names what there is not.
    """
    paid = any(vendor_named(name).needs_key for name in vendors_here(settings))
    chosen = plan or (Plan.BALANCED if paid else Plan.FREE)
    spending = spending_from(settings)
    found = services_for(
        chosen, there_is(settings, language), spending.book, spending.budget if budget is None else budget
    )
    found = found.model_copy(update=_own_chains(settings, language) if chosen is not Plan.FREE or not paid else {})
    return found if found.asks else Services()


def there_is(settings: Settings, language: str = "en") -> Configured:
    """Everything that can be asked here: known models of configured vendors, and their usual voices for a language."""
    vendors = [vendor for vendor in VENDORS if vendor.name in vendors_here(settings)]
    offers = tuple(offer for vendor in vendors for port in vendor.ports for offer in _offers(vendor, port))
    return Configured(offers, tuple(voice for vendor in vendors for voice in _voices(vendor, language, settings)))


def with_services(brief: Brief, found: Services, pictures: Pictures | None = None) -> Brief:
    """The brief with those who may be asked: a voice that it names goes before any plan's, characters stay its own."""
    from chalktalk.cli.briefing import AUTO_VOICE  # noqa: PLC0415  it brings all rooms, which not every command needs

    wished, own = brief.services.voices, brief.voice != AUTO_VOICE or brief.narration is not None
    voices = () if own else (*wished, *(voice for voice in found.voices if voice not in wished))
    services = found.model_copy(
        update={"voices": voices, "characters": brief.services.characters, "pictures": pictures or found.pictures}
    )
    return brief.model_copy(update={"services": services if services.asks else brief.services})


def check_configured(brief: Brief, settings: Settings) -> None:
    """See that the vendor can be asked whose voice a script or an option names.

    Raises:
        OptionError: if it is not configured; says how that is done.
    """
    for voice in brief.services.voices[:1]:
        vendor = vendor_named(voice.offer.provider)
        if vendor.name not in vendors_here(settings):
            hints = (f"set {vendor.key_variable}", "chalktalk providers tells more")
            raise OptionError(f"{vendor.title} is not configured, so its voice {voice.voice} cannot speak", hints=hints)


def _offers(vendor: Vendor, port: Port) -> Iterator[Offer]:
    if port is not Port.SPEECH:
        for model in vendor.ports[port].models:
            yield Offer(provider=vendor.name, model=model)


def _voices(vendor: Vendor, language: str, settings: Settings) -> Iterator[RemoteVoice]:
    """A vendor's usual voice, or the one that the user's file names, with each of its models."""
    capability = vendor.ports.get(Port.SPEECH)
    if capability is None:
        return
    if own := _table(settings, vendor.name).get("voice"):
        from chalktalk.narration import remote_voice  # noqa: PLC0415  the room is large, and most have no voice of their own

        wished = remote_voice(f"{vendor.name}:{own}")
        assert wished is not None
        yield wished
        return
    for model in capability.models:
        if voice := _usual_voice(capability, model, language):
            yield RemoteVoice(offer=Offer(provider=vendor.name, model=model), voice=voice)


def _usual_voice(capability: Capability, model: str, language: str) -> str | None:
    """The voice of a model where nobody names one; None where it has none for the language."""
    spoken = language.partition("-")[0]
    usual = capability.voices.get(model) or capability.voices.get("*")
    return usual if usual and (capability.speaks_many or spoken == "en") else None


def _table(settings: Settings, vendor: str) -> Mapping[str, Any]:
    table = settings.providers.get(vendor, {})
    return table if isinstance(table, dict) else {}


def _own_chains(settings: Settings, language: str) -> dict[str, Any]:
    """The user's own chains, as fields of `Services`."""
    found: dict[str, Any] = {}
    for name, entries in settings.chains.items():
        names = [entries] if isinstance(entries, str) else entries
        if name not in (*Port, "storyboard") or not isinstance(names, list):
            hints = suggestion(name, (*Port, "storyboard")) or ('write it as ["openai", "anthropic"]',)
            raise OptionError(f"[{CHAINS}] {name} is no chain", where=WHERE, hints=hints)
        port = Port.TEXT if name == "storyboard" else Port(name)
        if port is Port.SPEECH:
            found["voices"] = tuple(_voice(entry, language, settings) for entry in names)
            continue
        chain = tuple(_offer(entry, port) for entry in names)
        if port is Port.IMAGE:
            found["painters"] = Painters(strongest=chain, faithful=chain, cheapest=chain)
        else:
            found[name] = chain
    return found


def _offer(entry: str, port: Port) -> Offer:
    """`vendor/model`, or the vendor alone for the first of its models."""
    name, _, model = entry.partition("/")
    vendor = vendor_named(name)
    capability = vendor.ports.get(port)
    if capability is None:
        able = [one.name for one in VENDORS if port in one.ports]
        raise OptionError(f"{name} does no {port}", where=WHERE, hints=(f"these do: {', '.join(able)}",))
    if not model and not capability.models:
        raise OptionError(f"{name} needs a model", where=WHERE, hints=(f'write it as "{name}/MODEL"',))
    return Offer(provider=name, model=model or capability.models[0])


def _voice(entry: str, language: str, settings: Settings) -> RemoteVoice:
    """`elevenlabs:Rachel`, or the vendor (and its model) alone for its usual voice."""
    from chalktalk.narration import remote_voice  # noqa: PLC0415  as above

    if (named := remote_voice(entry)) is not None:
        return named
    offer = _offer(entry, Port.SPEECH)
    vendor = vendor_named(offer.provider)
    found = [voice for voice in _voices(vendor, language, settings) if "/" not in entry or voice.offer == offer]
    if not found:
        hint = f'name one: voice = "…" under [{PROVIDERS}.{vendor.name}]'
        raise OptionError(f"{entry} has no usual voice for {language}", where=WHERE, hints=(hint,))
    return found[0]
