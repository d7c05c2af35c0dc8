#!/usr/bin/env bash
# The same suite on PostgreSQL, with Redis as channel layer and cache and a real task worker.
# Uses the local servers on their standard ports; starts or installs them where they are missing.
set -euo pipefail
cd "$(dirname "$0")/.."
PY=.venv/bin/python

can_install() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }
give_up() { echo "$1"; echo "The services suite did not run."; exit 1; }

answers() { $PY - "$1" <<'CHECK' >/dev/null 2>&1
import socket, sys
socket.create_connection(("127.0.0.1", int(sys.argv[1])), 2).close()
CHECK
}

if ! answers 5432; then
  command -v pg_ctlcluster >/dev/null || { can_install || give_up "PostgreSQL is not installed."; apt-get update -qq; apt-get install -y -qq postgresql; }
  version=$(ls /etc/postgresql | sort -n | tail -n 1)
  pg_ctlcluster --skip-systemctl-redirect "$version" main start || true
  for _ in $(seq 30); do answers 5432 && break; sleep 1; done
fi
if ! answers 6379; then
  command -v redis-server >/dev/null || { can_install || give_up "Redis is not installed."; apt-get update -qq; apt-get install -y -qq redis-server; }
  redis-server --daemonize yes --bind 127.0.0.1 --port 6379 --save "" --appendonly no >/dev/null
  for _ in $(seq 30); do answers 6379 && break; sleep 1; done
fi

export DATABASE_URL=${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/postgres}
export REDIS_URL=${REDIS_URL:-redis://127.0.0.1:6379/9}
if ! $PY -c "import psycopg, os; psycopg.connect(os.environ['DATABASE_URL'], connect_timeout=5).close()" 2>/dev/null; then
  # A server that asks for a password: make a role of our own over the local socket.
  command -v su >/dev/null && su postgres -c "psql -qc \"CREATE ROLE mitreden SUPERUSER LOGIN PASSWORD 'mitreden'\"" 2>/dev/null || true
  export DATABASE_URL=postgres://mitreden:mitreden@127.0.0.1:5432/postgres
  $PY -c "import psycopg, os; psycopg.connect(os.environ['DATABASE_URL'], connect_timeout=5).close()" \
    || give_up "PostgreSQL answers but lets nobody in. Set DATABASE_URL."
fi
$PY -c "import redis, os; redis.from_url(os.environ['REDIS_URL']).ping()" || give_up "Redis does not answer. Set REDIS_URL."

echo "==> PostgreSQL and Redis answer"
FUZZ_SHARE=1 $PY -m pytest -q -n 2 -m "not browser" "$@"
echo "==> Every address with every role's junk, on SQLite too"
DATABASE_URL= REDIS_URL= FUZZ_SHARE=4 $PY -m pytest -q -n 2 tests/config/fuzz
