"""The entry point: the command, also where it is interrupted while it is still being imported."""

import gc
import sys

# A run makes millions of small objects that live to its end: looking for cycles among them over and over cost a tenth
# of a large run's time.
GC_THRESHOLDS = (100_000, 20, 50)


def main() -> None:
    """Run the command."""
    gc.set_threshold(*GC_THRESHOLDS)
    try:
        from summarizer.cli import app

        app()
    except KeyboardInterrupt:
        sys.stderr.write("summarizer: interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
