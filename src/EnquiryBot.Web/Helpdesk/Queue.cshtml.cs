using System.Text.RegularExpressions;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>The enquiries of the adviser's councils: urgent ones, those that wait, those that somebody has.</summary>
internal sealed partial class QueueModel(DeskReader desk, TimeProvider clock) : PageModel
{
    /// <summary>Show one council's citizens only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Council { get; set; }

    /// <summary>Show one queue only, as "alderbrook/waste".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Queue { get; set; }

    /// <summary>Show the reader's own only.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    /// <summary>The reference of an enquiry that was just closed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Closed { get; set; }

    /// <summary>The reference of an enquiry that was just transferred.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Transferred { get; set; }

    /// <summary>What was just done; null when the reader came from elsewhere.</summary>
    public string? Done { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public StaffMember Staff { get; private set; } = null!;

    public IReadOnlyList<CouncilProfile> Councils { get; private set; } = [];

    public IReadOnlyList<DeskChoice> Queues { get; private set; } = [];

    public IReadOnlyList<DeskItem> Urgent { get; private set; } = [];

    public IReadOnlyList<DeskItem> Waiting { get; private set; } = [];

    public IReadOnlyList<DeskItem> Taken { get; private set; } = [];

    /// <summary>This page with its filter, without what was just done.</summary>
    public string Self => Mine ? "/staff/helpdesk?mine=true" : $"/staff/helpdesk{QueryString.Create(new KeyValuePair<string, string?>[] { new("council", Council), new("queue", Queue) }.Where(p => p.Value is not null))}";

    public bool IsFiltered => !Mine && (Council is not null || Queue is not null);

    /// <summary>The counts for the page's title and for the reader's ears: of all that they may see, whatever the filter.</summary>
    public DeskCounts Counts { get; private set; } = new([]);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetUtcNow();
        Staff = StaffClaims.Read(User)!;
        (Councils, Queues) = (desk.Councils(Staff), desk.Queues(Staff));
        Council = Councils.Any(c => c.Id.Value == Council) ? Council : null;
        Queue = Queues.Any(q => q.Value == Queue) ? Queue : null;
        Done = IsReference(Closed) ? $"{Closed} is closed. The bot answers the citizen again."
            : IsReference(Transferred) ? $"{Transferred} is transferred. It waits in its new queue."
            : null;

        var all = await desk.ListAsync(Staff, ct);
        Counts = new DeskCounts(all);
        var shown = all.Where(IsShown).ToList();
        Urgent = [.. shown.Where(i => i.IsUrgent)];
        Waiting = [.. shown.Where(i => !i.IsUrgent && i.IsWaiting)];
        Taken = [.. shown.Where(i => !i.IsUrgent && !i.IsWaiting).OrderByDescending(i => i.IsMine)];
    }

    private bool IsShown(DeskItem item) => Mine
        ? item.IsMine
        : (Council is null || item.Council.Id.Value == Council) && (Queue is null || item.Ticket.Queue.ToString() == Queue);

    // The address is the reader's to write: only what looks like a reference is repeated.
    private static bool IsReference(string? text) => text is not null && Reference().IsMatch(text);

    [GeneratedRegex("^[A-Z0-9-]{4,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}

/// <summary>How much there is to do.</summary>
internal sealed class DeskCounts(IReadOnlyList<DeskItem> all)
{
    public int Urgent { get; } = all.Count(i => i.IsUrgent && i.NeedsAttention);

    public int Waiting { get; } = all.Count(i => i.IsWaiting);

    public int Mine { get; } = all.Count(i => i.IsMine);

    public int MineToAnswer { get; } = all.Count(i => i.IsMine && i.Ticket.AwaitsReply);

    /// <summary>Before the page's title, so that a tab in the background shows it.</summary>
    public string InTitle => Urgent > 0 ? $"({Urgent} urgent) " : Waiting > 0 ? $"({Waiting}) " : "";

    /// <summary>Changes whenever there is something new to say.</summary>
    public string Key => $"{Urgent}/{Waiting}/{MineToAnswer}";

    /// <summary>The same in words.</summary>
    public string Words
    {
        get
        {
            var parts = new List<string>();
            if (Urgent > 0)
            {
                parts.Add($"{HelpdeskWords.Count(Urgent, "urgent enquiry needs", "urgent enquiries need")} you now.");
            }

            parts.Add(Waiting == 0 ? "Nobody is waiting to be taken." : $"{HelpdeskWords.Count(Waiting, "enquiry is", "enquiries are")} waiting to be taken.");
            if (MineToAnswer > 0)
            {
                parts.Add($"{HelpdeskWords.Count(MineToAnswer, "citizen waits", "citizens wait")} for your reply.");
            }

            return string.Join(' ', parts);
        }
    }
}
