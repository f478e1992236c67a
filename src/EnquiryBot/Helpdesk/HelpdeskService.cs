using System.Globalization;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Language;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Helpdesk;

/// <summary>
/// What advisers do with tickets. Every change is one conditional update with its audit event and what the citizen is told, in
/// one transaction: of two at once one wins, and the other is told who has it.
/// </summary>
public sealed class HelpdeskService(
    TicketReader tickets, HelpdeskQueues queues, HelpdeskVoice voice, GroupCommitWriter writer, HelpdeskChanges changes, TimeProvider clock)
{
    /// <summary>The most characters of a reply or note.</summary>
    public const int MostCharacters = 4000;

    private const int MostFormIdCharacters = 128;

    // Far above what happens: somebody else changed the same ticket each time between our reading and our commit.
    private const int MostAttempts = 10;

    /// <summary>Takes a ticket. Of many at once exactly one gets it.</summary>
    public Task<HelpdeskResult> ClaimAsync(Guid ticket, StaffMember staff, CancellationToken ct) => ChangeAsync(
        ticket, staff,
        t => t.State == TicketState.Claimed ? (t.AdviserId == staff.Id ? HelpdeskResult.Done : HelpdeskResult.TakenByAnother) : null,
        t => new Plan(
            TicketChangeKind.Claimed,
            now => row => (row.State, row.ClaimedAt, row.AdviserId, row.AdviserName, row.AdviserCouncil) = (TicketState.Claimed, now, staff.Id, staff.Name, staff.Council),
            "ticket.claimed", [("from", t.State.ToString())],
            voice.Notice(t, "adviser-joined", PhraseKey.NoticeAdviserJoined, ("name", SpeakerOf(t, staff))),
            Also: Hold(t)),
        ct);

    /// <summary>Replies to the citizen. The ticket must be the adviser's own.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="text">The reply, plain.</param>
    /// <param name="formId">The id of the form: one that is sent twice is stored once.</param>
    /// <param name="staff">The adviser.</param>
    /// <param name="ct">Cancels before it is stored, not after.</param>
    public Task<HelpdeskResult> ReplyAsync(Guid ticket, string text, string? formId, StaffMember staff, CancellationToken ct) => WriteAsync(
        ticket, text, formId, staff,
        t => new Plan(
            TicketChangeKind.Written,
            now => row => (row.FirstReplyAt, row.AwaitsReply) = (row.FirstReplyAt ?? now, false),
            "ticket.replied", [],
            new Utterance(MessageRole.Adviser, t.Language, text.Trim(), SpeakerOf(t, staff), Notice: null),
            Also: Hold(t)),
        mustBeOwn: true, ct);

    /// <summary>Leaves a note for other advisers. The citizen never sees it.</summary>
    public Task<HelpdeskResult> NoteAsync(Guid ticket, string text, string? formId, StaffMember staff, CancellationToken ct) => WriteAsync(
        ticket, text, formId, staff,
        t => new Plan(
            TicketChangeKind.Written, _ => _ => { }, "ticket.noted", [],
            new Utterance(MessageRole.Note, LanguageTag.English, text.Trim(), staff.Name, Notice: null)),
        mustBeOwn: false, ct);

    /// <summary>Sends a ticket to another queue of the citizen's council. What the next team should know is left as a note before.</summary>
    public Task<HelpdeskResult> TransferAsync(Guid ticket, QueueKey to, StaffMember staff, CancellationToken ct) => ChangeAsync(
        ticket, staff,
        t => queues.Of(t.Council).All(q => q.Key != to) || t.Queue == to ? HelpdeskResult.Invalid : Foreign(t, staff),
        t => new Plan(
            TicketChangeKind.Queued,
            now => row =>
            {
                TicketTimes.Release(row, now);
                (row.QueueCouncil, row.QueueId) = (to.Council, to.Id);
            },
            "ticket.transferred", [("from", t.Queue.ToString()), ("to", to.ToString()), Seconds(t)],
            voice.Notice(t, "transferred", PhraseKey.NoticeTransferred, ("queue", queues.NameOf(to, t.Council)[t.Language]))),
        ct);

    /// <summary>Puts a ticket back into its queue.</summary>
    public Task<HelpdeskResult> ReleaseAsync(Guid ticket, StaffMember staff, CancellationToken ct) => ChangeAsync(
        ticket, staff,
        t => Foreign(t, staff) ?? (t.State == TicketState.Waiting ? HelpdeskResult.Done : null),
        t => new Plan(
            TicketChangeKind.Queued, now => row => TicketTimes.Release(row, now), "ticket.released", [Seconds(t)],
            voice.Notice(t, "adviser-left", PhraseKey.NoticeAdviserLeft, ("queue", queues.NameOf(t.Queue, t.Council)[t.Language]))),
        ct);

    /// <summary>Closes a ticket, tells the citizen why, and gives the conversation back to the bot.</summary>
    public Task<HelpdeskResult> CloseAsync(Guid ticket, CloseReason reason, StaffMember staff, CancellationToken ct) => ChangeAsync(
        ticket, staff,
        t => Foreign(t, staff),
        t => new Plan(
            TicketChangeKind.Closed,
            now => row =>
            {
                TicketTimes.Close(row, reason, now);
                row.AdviserCouncil ??= staff.Council;
            },
            "ticket.closed", [("reason", reason.ToString()), Seconds(t)],
            voice.Notice(t, "closed", PhraseKey.NoticeClosed(HandoverWording.NameOf(reason))),
            Also: ConversationLog.Hold(t.ConversationId, t.Council, null)),
        ct);

    /// <summary>Records that somebody reads a message as the citizen typed it.</summary>
    public async Task<HelpdeskResult> AuditRevealAsync(Guid ticket, long sequence, StaffMember staff, CancellationToken ct)
    {
        if (await tickets.ReadAsync(ticket, staff, ct) is not { } found)
        {
            return HelpdeskResult.NotFound;
        }

        var audit = TicketAudit.Of(
            found, clock.GetUtcNow(), "message.revealed", staff.Id, staff, ("sequence", sequence.ToString(CultureInfo.InvariantCulture)));
        await writer.CommitAsync(db => db.Add(audit), ct);
        return HelpdeskResult.Done;
    }

    private async Task<HelpdeskResult> WriteAsync(
        Guid ticket, string text, string? formId, StaffMember staff, Func<Ticket, Plan> plan, bool mustBeOwn, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > MostCharacters || formId?.Length > MostFormIdCharacters)
        {
            return HelpdeskResult.Invalid;
        }

        return await ChangeAsync(
            ticket, staff,
            t => mustBeOwn && t.AdviserId != staff.Id
                ? t.State == TicketState.Claimed ? HelpdeskResult.TakenByAnother : HelpdeskResult.NotYours
                : null,
            t => plan(t) with { FormId = formId },
            ct);
    }

    private async Task<HelpdeskResult> ChangeAsync(
        Guid id, StaffMember staff, Func<Ticket, HelpdeskResult?> refuse, Func<Ticket, Plan> plan, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await tickets.ReadAsync(id, staff, ct) is not { } ticket)
            {
                return HelpdeskResult.NotFound;
            }

            if ((ticket.State == TicketState.Closed ? HelpdeskResult.Closed : refuse(ticket)) is { } refusal)
            {
                return refusal;
            }

            try
            {
                await CommitAsync(ticket, plan(ticket), staff, ct);
                return HelpdeskResult.Done;
            }
            catch (ConversationChangedException) when (attempt < MostAttempts)
            {
                // Somebody else changed it since it was read: decide again on what it is now.
            }
        }
    }

    private async Task CommitAsync(Ticket ticket, Plan plan, StaffMember staff, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var change = plan.Change(now);
        var after = ticket.Copy();
        change(after);
        var with = TicketAudit.Change(ticket, change, TicketAudit.Of(ticket, now, plan.Action, staff.Id, staff, plan.Detail)) + plan.Also;
        await voice.SayAsync(ticket, plan.Said, plan.FormId, with, ct);
        changes.Publish(plan.Kind, after, after.Queue == ticket.Queue ? null : ticket.Queue);
    }

    private string SpeakerOf(Ticket ticket, StaffMember staff) => $"{staff.Name}, {queues.NameOf(ticket.Queue, ticket.Council)[ticket.Language]}";

    // The citizen of an urgent ticket may have gone back to the bot: from here on people speak.
    private static Action<EnquiryBotDb> Hold(Ticket ticket) => ConversationLog.Hold(ticket.ConversationId, ticket.Council, ticket.Id);

    // Anybody of the queue may move on what nobody has; what somebody has, only they.
    private static HelpdeskResult? Foreign(Ticket ticket, StaffMember staff) =>
        ticket.State == TicketState.Claimed && ticket.AdviserId != staff.Id ? HelpdeskResult.TakenByAnother : null;

    private (string, string?) Seconds(Ticket ticket) =>
        ("seconds", TicketTimes.Spell(ticket, clock.GetUtcNow()).ToString(CultureInfo.InvariantCulture));

    private sealed record Plan(
        TicketChangeKind Kind, Func<DateTimeOffset, Action<Ticket>> Change, string Action, (string, string?)[] Detail, Utterance Said,
        Action<EnquiryBotDb>? Also = null)
    {
        public string? FormId { get; init; }
    }
}
