#!/bin/sh
# The edition of today, its page and the feed. Runs in the folder with summarizer.toml; arguments are sources instead of
# those listed there.
set -u
mkdir -p public
summarizer brief "$@" --since yesterday --output public/index.html --output public/index.md --quiet
status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"  # 3: something failed, and the briefing says what

for edition in editions/????-??-??.json; do
  page="public/$(basename "$edition" .json).html"
  [ "$page" -nt "$edition" ] || summarizer render "$edition" --output "$page"
done
summarizer feed editions --output public/feed.xml || exit
exit "$status"
