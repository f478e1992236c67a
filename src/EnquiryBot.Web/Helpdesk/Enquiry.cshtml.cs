using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Web.Channels;
using EnquiryBot.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>Something to correct, and the field it is about.</summary>
internal sealed record FieldError(string Field, string Message);

/// <summary>What an adviser presses on an enquiry.</summary>
internal enum EnquiryAct
{
    Claim,
    Reply,
    Note,
    Transfer,
    Release,
    Close,
    Reveal,
}

/// <summary>One enquiry: what was said, what was tried, and everything that an adviser does with it.</summary>
internal sealed class EnquiryModel(
    HelpdeskService helpdesk, TicketReader tickets, TranscriptReader transcripts, DeskReader desk, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; private set; }

    public StaffMember Staff { get; private set; } = null!;

    /// <summary>The enquiry; null when there is none for this reader.</summary>
    public DeskItem? Item { get; private set; }

    public TicketDetail Detail { get; private set; } = null!;

    public IReadOnlyList<TranscriptLine> Lines { get; private set; } = [];

    /// <summary>What the citizen was shown before and when a person was brought in.</summary>
    public IReadOnlyList<string> PagesOffered => [.. Lines.SelectMany(l => l.Sources).Concat(Detail.Tried?.Articles ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>Urgent enquiries beside this one that need somebody.</summary>
    public IReadOnlyList<DeskItem> OtherUrgent { get; private set; } = [];

    public DeskCounts Counts { get; private set; } = new([]);

    public FieldError? Error { get; private set; }

    /// <summary>A message that was opened as typed: its place and its words.</summary>
    public (long Sequence, string Text)? Revealed { get; private set; }

    [BindProperty]
    public EnquiryAct? Act { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? TransferNote { get; set; }

    [BindProperty]
    public CloseReason? Reason { get; set; }

    [BindProperty]
    public long Sequence { get; set; }

    /// <summary>Made with the form: a form that is sent twice is stored once.</summary>
    [BindProperty]
    public string? FormId { get; set; }

    public bool IsClosed => Item!.Ticket.State == TicketState.Closed;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        Staff = StaffClaims.Read(User)!;
        if (!ModelState.IsValid || Act is not { } act)
        {
            return BadRequest();
        }

        if (await tickets.FindAsync(id, Staff, ct) is not { } before)
        {
            return NotTheirs();
        }

        if (act == EnquiryAct.Reveal)
        {
            var text = await transcripts.RevealAsync(before.Summary.Ticket, Sequence, Staff, ct);
            Revealed = text is null ? null : (Sequence, text);
            return await ShowAsync(id, ct);
        }

        var result = await DoAsync(act, id, ct);
        return result == HelpdeskResult.Done ? Redirect(AfterDone(act, before.Summary.Ticket)) : await RefuseAsync(act, id, result, ct);
    }

    private Task<HelpdeskResult> DoAsync(EnquiryAct act, Guid id, CancellationToken ct) => act switch
    {
        EnquiryAct.Claim => helpdesk.ClaimAsync(id, Staff, ct),
        EnquiryAct.Reply => helpdesk.ReplyAsync(id, Plain(Reply), FormId, Staff, ct),
        EnquiryAct.Note => helpdesk.NoteAsync(id, Plain(Note), FormId, Staff, ct),
        EnquiryAct.Transfer => TransferAsync(id, ct),
        EnquiryAct.Release => helpdesk.ReleaseAsync(id, Staff, ct),
        EnquiryAct.Close when HelpdeskWords.CloseReasons.Any(r => r.Reason == Reason) => helpdesk.CloseAsync(id, Reason!.Value, Staff, ct),
        _ => Task.FromResult(HelpdeskResult.Invalid),
    };

    // The next team finds the note above its queue's notice; sent twice it is stored once.
    private async Task<HelpdeskResult> TransferAsync(Guid id, CancellationToken ct)
    {
        if (QueueKey.Parse(To) is not { } queue)
        {
            return HelpdeskResult.Invalid;
        }

        var noted = string.IsNullOrWhiteSpace(TransferNote)
            ? HelpdeskResult.Done
            : await helpdesk.NoteAsync(id, Plain(TransferNote), FormId, Staff, ct);
        return noted == HelpdeskResult.Done ? await helpdesk.TransferAsync(id, queue, Staff, ct) : noted;
    }

    // Who closes or transfers goes on with the next one; after a transfer it may not be theirs any more.
    private static string AfterDone(EnquiryAct act, Ticket ticket) => act switch
    {
        EnquiryAct.Reply or EnquiryAct.Note => $"/staff/helpdesk/{ticket.Id}#latest",
        EnquiryAct.Close => $"/staff/helpdesk?closed={ticket.Reference}",
        EnquiryAct.Transfer => $"/staff/helpdesk?transferred={ticket.Reference}",
        _ => $"/staff/helpdesk/{ticket.Id}",
    };

    private async Task<IActionResult> RefuseAsync(EnquiryAct act, Guid id, HelpdeskResult result, CancellationToken ct)
    {
        var page = await ShowAsync(id, ct);
        if (Item is not null)
        {
            Error = EnquiryErrors.Say(act, result, this);
            Response.StatusCode = result == HelpdeskResult.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        }

        return page;
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        Staff = StaffClaims.Read(User)!;
        FormId = Guid.NewGuid().ToString("N");
        if (await tickets.FindAsync(id, Staff, ct) is not { } found)
        {
            return NotTheirs();
        }

        (Detail, Item) = (found, desk.Item(found.Summary, Staff));
        Lines = await transcripts.ReadAsync(found.Summary.Ticket, ct);
        var all = await desk.ListAsync(Staff, ct);
        Counts = new DeskCounts(all);
        OtherUrgent = [.. all.Where(i => i.IsUrgent && i.NeedsAttention && i.Ticket.Id != id)];
        return Page();
    }

    // The same for what does not exist and for what is another council's.
    private PageResult NotTheirs()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    // A browser sends line ends as two characters, and the limit counts what the adviser sees.
    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n");
}
