#!/usr/bin/env bash
# Runs the whole suite: `dotnet test` over the solution; the widget's own tests (npm test) are rows of it.
#   tests/run.sh            touches no system package: says what is missing and which tests are skipped for it
#   tests/run.sh --install  first installs what the suite needs: Chromium (Debian, Ubuntu) and the npm packages
# Environment: ENQUIRYBOT_CHROMIUM (path of a Chromium), ENQUIRYBOT_SHARED (folder of the public data),
# ENQUIRYBOT_FORBID_SKIPS=1 (what is missing fails instead of being skipped), CONFIGURATION (Debug or Release).
# The last line is the result: "N passed, N failed", with ", N skipped" when there are any.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

configuration="${CONFIGURATION:-Debug}"
results="artifacts/test-results"
forbidden="${ENQUIRYBOT_FORBID_SKIPS:-0}"
install=0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }

usage() {
  sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    warn "This needs root, and there is no sudo here: $*"
    return 1
  fi
}

# The same places as Chromium.cs looks in.
chromium() {
  local path
  if [ -n "${ENQUIRYBOT_CHROMIUM:-}" ]; then
    if [ -x "$ENQUIRYBOT_CHROMIUM" ]; then say "$ENQUIRYBOT_CHROMIUM"; fi
    return
  fi
  for path in /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome /usr/bin/google-chrome-stable \
    /snap/bin/chromium "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -x "$path" ]; then
      say "$path"
      return
    fi
  done
}

node_is_enough() {
  command -v node >/dev/null && command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node, 10) >= 20 ? 0 : 1)'
}

install_chromium() {
  local package=chromium
  if [ -n "$(chromium)" ]; then
    say "Chromium is there: $(chromium)"
    return
  fi
  if ! command -v apt-get >/dev/null; then
    warn "This system has no apt-get. Install Chromium or Chrome yourself, or set ENQUIRYBOT_CHROMIUM to its path."
    return
  fi
  if grep -qs '^ID=ubuntu' /etc/os-release; then
    package=chromium-browser
    warn "On Ubuntu the package chromium-browser installs a snap, which needs snapd and does not run in most containers."
    warn "Where it fails install Google Chrome from https://www.google.com/chrome/ or set ENQUIRYBOT_CHROMIUM to another Chromium."
  fi
  as_root apt-get update -qq &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null ||
    warn "The package $package could not be installed."
}

install_npm_packages() {
  if ! node_is_enough; then
    warn "Node 20 or newer is missing (https://nodejs.org/): it is not installed by this script."
    return
  fi
  if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
    npm ci
  fi
}

name_what_is_missing() {
  local effect="are skipped"
  [ "$forbidden" = 1 ] && effect="fail, because ENQUIRYBOT_FORBID_SKIPS=1"
  if ! node_is_enough; then
    say "Missing: Node 20. The widget is not built; its own tests and the browser journeys (EnquiryBot.Web.Tests.Browser) $effect."
  fi
  if [ -z "$(chromium)" ]; then
    say "Missing: Chromium. The browser journeys (EnquiryBot.Web.Tests.Browser) $effect. Run tests/run.sh --install or set ENQUIRYBOT_CHROMIUM."
  fi
  if [ ! -d "${ENQUIRYBOT_SHARED:-../shared}" ]; then
    say "Missing: the public data in ../shared. The tests that measure against it $effect. Set ENQUIRYBOT_SHARED to its folder."
  fi
}

trx_files() { cat "$results"/*.trx 2>/dev/null || true; }

# The counters of a trx file leave skipped tests out of their own field: they are what was not executed.
sum_results() {
  trx_files | awk '
    function field(name,   at) { at = match($0, " " name "=\"[0-9]+\""); return at ? substr($0, at + length(name) + 3) + 0 : 0 }
    /<Counters / { total += field("total"); executed += field("executed"); passed += field("passed") }
    END { print total + 0, executed + 0, passed + 0 }'
}

list_skipped() {
  trx_files | awk '
    function plain(text) { gsub(/&quot;/, "\"", text); gsub(/&apos;|&#39;/, "\x27", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text); return text }
    /<UnitTestResult / { name = ""; if (/outcome="NotExecuted"/ && match($0, / testName="[^"]*"/)) name = substr($0, RSTART + 11, RLENGTH - 12) }
    name != "" && /<Message>/ { reason = $0; sub(/.*<Message>/, "", reason); sub(/<\/Message>.*/, "", reason); print "Skipped: " plain(name) ": " plain(reason); name = "" }' | sort -u
}

for argument in "$@"; do
  case "$argument" in
    --install) install=1 ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      warn "Unknown argument: $argument"
      usage >&2
      exit 2
      ;;
  esac
done

if ! command -v dotnet >/dev/null; then
  warn "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  say "0 passed, 0 failed"
  exit 1
fi
if [ "$install" -eq 1 ]; then
  install_chromium
  install_npm_packages
fi
name_what_is_missing

rm -rf "$results"
status=0
dotnet build EnquiryBot.sln --configuration "$configuration" --verbosity quiet || status=$?
if [ "$status" -eq 0 ]; then
  dotnet test EnquiryBot.sln --configuration "$configuration" --no-build --logger trx --results-directory "$results" || status=$?
fi

read -r total executed passed <<<"$(sum_results)"
failed=$((executed - passed))
skipped=$((total - executed))
list_skipped
if [ "$total" -eq 0 ]; then
  warn "No test ran."
  status=1
elif [ "$failed" -gt 0 ] || { [ "$forbidden" = 1 ] && [ "$skipped" -gt 0 ]; }; then
  status=1
elif [ "$status" -ne 0 ]; then
  warn "No test failed, but the run did not end well: see above."
fi
result="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && result="$result, $skipped skipped"
say "$result"
exit "$status"
