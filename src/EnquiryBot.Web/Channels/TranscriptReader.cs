using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Privacy;

namespace EnquiryBot.Web.Channels;

/// <summary>One message as staff see it.</summary>
/// <param name="Sequence">Its place in the conversation.</param>
/// <param name="Role">Who sent it.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Speaker">An adviser's name; null for the citizen, the bot and notices.</param>
/// <param name="Language">The language tag of its words; null for a citizen's.</param>
/// <param name="Text">Its words; a citizen's with personal data masked.</param>
/// <param name="IsMasked">Whether something is masked, so that the message as typed says more.</param>
/// <param name="Sources">Titles of the pages that it quotes or offers.</param>
internal sealed record TranscriptLine(
    long Sequence, MessageRole Role, DateTimeOffset At, string? Speaker, string? Language, string Text, bool IsMasked, IReadOnlyList<string> Sources);

/// <summary>A ticket's conversation for staff: what citizens wrote is masked until somebody asks to see it, which is recorded.</summary>
internal sealed class TranscriptReader(ConversationLog log, HelpdeskService helpdesk, PersonalDataRedactor redactor)
{
    private const int MostShown = 1000;

    /// <summary>The conversation, oldest first. The caller has checked that the ticket is theirs.</summary>
    public async Task<IReadOnlyList<TranscriptLine>> ReadAsync(Ticket ticket, CancellationToken ct) =>
        [.. (await log.ReadAllAsync(ticket.ConversationId, ticket.Council, MostShown, ct)).Select(LineOf).OfType<TranscriptLine>()];

    /// <summary>A citizen's message as typed; leaves an audit event. Null when there is none or the ticket is not theirs.</summary>
    public async Task<string?> RevealAsync(Ticket ticket, long sequence, StaffMember staff, CancellationToken ct)
    {
        var found = await log.ReadAsync(ticket.ConversationId, ticket.Council, sequence - 1, most: 1, ct);
        if (found is not [{ Role: MessageRole.Citizen } message] || message.Sequence != sequence || Open(message) is not { } activity)
        {
            return null;
        }

        return await helpdesk.AuditRevealAsync(ticket.Id, sequence, staff, ct) == HelpdeskResult.Done ? activity.Text ?? "" : null;
    }

    private TranscriptLine? LineOf(LoggedMessage message)
    {
        if (Open(message) is not { } activity)
        {
            return null;
        }

        if (message.Role == MessageRole.Citizen)
        {
            var redaction = redactor.Redact(new CitizenText(activity.Text ?? ""));
            return new TranscriptLine(message.Sequence, message.Role, message.At, null, null, redaction.Text.Value, redaction.Found.Count > 0, []);
        }

        var parts = (activity.ChannelData as JsonObject)?[EnquiryBotHandler.ReplyKey] as JsonObject;
        return new TranscriptLine(
            message.Sequence, message.Role, message.At, (string?)parts?["speaker"], activity.Locale,
            (string?)parts?["text"] ?? activity.Text ?? "", IsMasked: false, [.. TitlesIn(parts, "sources"), .. TitlesIn(parts, "pages")]);
    }

    private static Activity? Open(LoggedMessage message) =>
        JsonSerializer.Deserialize(message.Activity.Span, BotJson.Wire.Activity) is { Type: ActivityTypes.Message } activity ? activity : null;

    private static IEnumerable<string> TitlesIn(JsonObject? parts, string key) =>
        parts?[key] is JsonArray pages ? pages.OfType<JsonObject>().Select(p => (string?)p["title"] ?? "") : [];
}
