"""What can go wrong, and what to do about it.

    SummarizerError                 the base; catch this
    ├── UsageError                  the command or call was wrong                      (exit 2)
    │   ├── SettingsError           a setting is unknown or has an impossible value    (exit 2)
    │   └── NoModelError            no model is configured                             (exit 2)
    ├── NothingToBriefError         no article could be read or extracted              (exit 1)
    ├── SourceError                 one source cannot be read: becomes a `failures` entry
    │   └── SourceUnavailableError  its server is busy, silent or out of reach         (retryable)
    ├── RenderingError              a briefing cannot be read back or rendered         (exit 1)
    ├── DeliveryError               it was made, but could not be kept or sent         (exit 3)
    ├── EvidenceError               an evidence text is not its span: a bug, never printed
    └── ModelError                  the model did not answer as needed
        ├── ModelUnavailableError   no connection, time-out, 429 or 5xx after retries  (retryable)
        ├── ModelRefusedError       a refusal or a content filter emptied the reply
        ├── ReplyFormError          no JSON of the right shape, even when asked again
        ├── ReplyCutOffError        the reply hit its length limit: split the passage
        ├── BudgetError             not asked: the calls, the money or the time for it were used up
        ├── ModelStopError          stop the run: every further call would fail alike
        │   ├── AuthenticationError the key is wrong
        │   ├── QuotaError          the account's quota is used up
        │   ├── UnknownModelError   the server does not know the model
        │   └── UnreachableError    call after call got no answer                      (retryable)
        └── MissingRecordingError   a replay was asked something that was never recorded (exit 4)

`retryable` says whether the same call may succeed later: a caller can wait and run again, and `llm.client` ends a run
after several such failures in a row. `hint` is what the user can do now, the command's second line. `exit_status` is
the command's status where the error ends the run.
"""

from __future__ import annotations


class SummarizerError(Exception):
    """Base of all errors of this package. `str(error)` is one line for a person."""

    retryable = False
    exit_status = 1
    hint = ""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class UsageError(SummarizerError):
    """The command or call was wrong."""

    exit_status = 2


class SettingsError(UsageError):
    """A setting is unknown or has an impossible value."""


class NoModelError(UsageError):
    """No model is configured."""

    hint = (
        "set OPENAI_API_KEY, or point --base-url at any OpenAI-compatible server (Ollama, vLLM, llama.cpp …), "
        "or name a model file with --model local:PATH, or use --replay DIR with recorded replies"
    )


class NothingToBriefError(SummarizerError):
    """No article could be read or extracted."""


class SourceError(SummarizerError):
    """One source cannot be read; the others go on."""


class SourceUnavailableError(SourceError):
    """Its server is busy, silent or out of reach: a later run may read it."""

    retryable = True


class RenderingError(SummarizerError):
    """A briefing cannot be read back or rendered."""


class DeliveryError(SummarizerError):
    """A briefing was made, but could not be kept or sent everywhere it should be."""

    exit_status = 3


class EvidenceError(SummarizerError):
    """An evidence text is not its span. This is a bug in the program; nothing is printed."""

    hint = "please report this with the article"


class ModelError(SummarizerError):
    """The model did not answer as needed."""


class ModelUnavailableError(ModelError):
    """No connection, a time-out, or a busy server, after all retries."""

    retryable = True
    hint = "check the address and the network, then run again"


class ModelRefusedError(ModelError):
    """The model refused, or a content filter emptied the reply."""


class ReplyFormError(ModelError):
    """The reply had not the shape asked for, even when asked again."""


class ReplyCutOffError(ModelError):
    """The reply hit its length limit."""

    hint = "use smaller passages (--passage-sentences)"


class BudgetError(ModelError):
    """Not asked: the calls, the money or the time for it were used up. What the cache knows is answered still."""

    hint = "run again with a larger budget: what was answered is in the cache"


class ModelStopError(ModelError):
    """Every further call would fail alike: the run stops. `hint` also says where what was answered is kept."""


class AuthenticationError(ModelStopError):
    """The server refused the key."""

    hint = "check OPENAI_API_KEY, or the server behind --base-url"


class QuotaError(ModelStopError):
    """The account's quota is used up."""

    hint = "top up the account or use another key, then run again"


class UnknownModelError(ModelStopError):
    """The server does not know the model."""

    hint = "name another one with --model"


class UnreachableError(ModelStopError):
    """Call after call got no answer: the run stops instead of waiting for each of them."""

    retryable = True
    hint = ModelUnavailableError.hint


class MissingRecordingError(ModelError):
    """A replay was asked something that was never recorded."""

    exit_status = 4
    hint = "record it with --record DIR and a model, or replay with the settings it was recorded with"
