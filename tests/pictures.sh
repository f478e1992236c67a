#!/usr/bin/env bash
# Makes the pictures of docs/helpdesk.md again: the accessibility tests of the staff pages and of the
# citizen's side of a hand-over save what they see. Needs Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export ENQUIRYBOT_SCREENSHOTS="$PWD/docs/images" ENQUIRYBOT_FORBID_SKIPS=1
dotnet test tests/EnquiryBot.Web.Tests --nologo --filter "FullyQualifiedName~The_helpdesk_breaks|(FullyQualifiedName~AccessibilityTests&DisplayName~citizen)"
