#!/usr/bin/env bash
# Journeys in a real browser: Debian's Chromium, driven by Playwright. Then valid HTML, by the Nu checker.
set -euo pipefail
cd "$(dirname "$0")/.."
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$CHROMIUM" ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "==> Installing Chromium"
    apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core >/dev/null
    CHROMIUM=$(command -v chromium)
  else
    echo "No Chromium was found. Install it (package chromium) or set CHROMIUM to its path."
    exit 1
  fi
fi
if command -v java >/dev/null; then
  [ -d tests/html/node_modules ] || PATH="$PWD/.venv/bin:$PATH" npm ci --prefix tests/html --ignore-scripts --silent --no-audit --no-fund
else
  echo "==> Java is not there: HTML will not be checked"
fi
export CHROMIUM DJANGO_ALLOW_ASYNC_UNSAFE=1
echo "==> $("$CHROMIUM" --version 2>/dev/null || echo "$CHROMIUM")"
.venv/bin/python -m pytest -q -n 2 -m browser tests/journeys tests/cms/demo "$@"
