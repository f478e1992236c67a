using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Web.Security;
using EnquiryBot.Web.Widget;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EnquiryBot.Web.Pages;

/// <summary>The same conversation as in the widget, without script: a form, and a button that looks for replies.</summary>
internal sealed class ChatModel(
    CouncilDirectory councils, ChatConversations conversations, CitizenHandover handover, RateLimits limits) : PageModel
{
    public CouncilProfile Council { get; private set; } = null!;

    public LanguageTag Language { get; private set; }

    public IReadOnlyList<ChatMessage> Messages { get; private set; } = [];

    /// <summary>Whether people have the conversation, and how that stands.</summary>
    public HandoverView Handover { get; private set; } = HandoverView.None;

    public string? Error { get; private set; }

    /// <summary>What is wrong with the contact details, by field.</summary>
    public IReadOnlyDictionary<string, string> ContactFaults { get; private set; } = new Dictionary<string, string>();

    /// <summary>What the citizen typed; it comes back with an error, so that nothing is lost.</summary>
    [BindProperty]
    public string? Message { get; set; }

    /// <summary>A reply that was offered and chosen.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    /// <summary>Made with the form: a form that is sent twice is stored once.</summary>
    [BindProperty]
    public string? FormId { get; set; }

    /// <summary>Whom the reply is for.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where the reply may be sent.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Where the citizen may be rung.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    public async Task<IActionResult> OnGetAsync(string council, string? lang, CancellationToken ct) =>
        Find(council, lang) ? await ShowAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(string council, string? lang, CancellationToken ct)
    {
        if (!Find(council, lang))
        {
            return NotFound();
        }

        var text = (Choice ?? Message ?? "").Trim();
        if (Refusal(text) is { } refusal)
        {
            return await RefuseAsync(refusal, ct);
        }

        await conversations.SendAsync(HttpContext, Council.Id, Language, text, FormId, ct);
        return Redirect($"/chat/{Council.Id}?lang={Language}#latest");
    }

    /// <summary>Looks for replies; what is typed but not sent stays in the box.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string council, string? lang, CancellationToken ct) =>
        Find(council, lang) ? await ShowAsync(ct) : NotFound();

    /// <summary>Keeps how to reach the citizen.</summary>
    public async Task<IActionResult> OnPostContactAsync(string council, string? lang, CancellationToken ct)
    {
        if (!Find(council, lang))
        {
            return NotFound();
        }

        if (Crowding() is { } refusal)
        {
            return await RefuseAsync(refusal, ct);
        }

        if (conversations.Find(HttpContext, Council.Id) is { } session)
        {
            ContactFaults = await handover.KeepContactAsync(
                session.Key.ConversationId, Council, Language, new ContactDetails(Name, Email, Phone), ct);
        }

        if (ContactFaults.Count == 0)
        {
            return Redirect($"/chat/{Council.Id}?lang={Language}#person");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(ct);
    }

    /// <summary>Gives the conversation back to the bot.</summary>
    public async Task<IActionResult> OnPostReturnAsync(string council, string? lang, CancellationToken ct)
    {
        if (!Find(council, lang))
        {
            return NotFound();
        }

        if (Crowding() is { } refusal)
        {
            return await RefuseAsync(refusal, ct);
        }

        if (conversations.Find(HttpContext, Council.Id) is { } session)
        {
            await handover.ReturnAsync(session.Key.ConversationId, Council, ct);
        }

        return Redirect($"/chat/{Council.Id}?lang={Language}#latest");
    }

    public IActionResult OnPostStartAgain(string council, string? lang)
    {
        if (!Find(council, lang))
        {
            return NotFound();
        }

        conversations.Leave(HttpContext, Council.Id);
        return Redirect($"/chat/{Council.Id}?lang={Language}");
    }

    private bool Find(string council, string? lang)
    {
        if (councils.Find(council) is not { } found)
        {
            return false;
        }

        (Council, Language) = (found, PageLanguage.Choose(found, lang));
        return true;
    }

    private (string Error, int Status)? Refusal(string text)
    {
        var words = PageWords.In(Language);
        if (!Council.Switches.Widget)
        {
            return (words.ChatClosed, StatusCodes.Status503ServiceUnavailable);
        }

        if (text.Length == 0)
        {
            return (words.EmptyMessage, StatusCodes.Status400BadRequest);
        }

        return text.Length > conversations.MaxTextLength ? (words.TooLong, StatusCodes.Status400BadRequest) : Crowding();
    }

    private (string Error, int Status)? Crowding()
    {
        var conversation = conversations.Find(HttpContext, Council.Id)?.Key.ConversationId;
        var verdict = limits.Count(new RateLimitKeys(conversation, null, Council.Id.Value, ClientAddress.Of(HttpContext)));
        RateLimits.WriteHeaders(Response, verdict);
        return verdict.Allowed ? null : (PageWords.In(Language).TooFast, StatusCodes.Status429TooManyRequests);
    }

    private Task<IActionResult> RefuseAsync((string Error, int Status) refusal, CancellationToken ct)
    {
        (Error, Response.StatusCode) = refusal;
        return ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        FormId = Guid.NewGuid().ToString("N");
        Response.Headers.CacheControl = "no-store";
        Messages = await conversations.ReadAsync(HttpContext, Council.Id, ct);
        if (conversations.Find(HttpContext, Council.Id) is { } session)
        {
            Handover = await handover.StatusAsync(session.Key.ConversationId, Council, Language, ct);
        }

        return Page();
    }
}
