using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Councils;
using EnquiryBot.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Pages;

/// <summary>The same conversation as in the widget, without script: a form, and a button that looks for replies.</summary>
internal sealed class ChatModel(
    CouncilDirectory councils, ChatSessions sessions, IActivityStore store, DirectLineAdapter adapter, RateLimits limits,
    IOptions<DirectLineOptions> channel) : PageModel
{
    private const int MostShown = 500;

    public CouncilProfile Council { get; private set; } = null!;

    public LanguageTag Language { get; private set; }

    public IReadOnlyList<ChatMessage> Messages { get; private set; } = [];

    public string? Error { get; private set; }

    /// <summary>What the citizen typed; it comes back with an error, so that nothing is lost.</summary>
    [BindProperty]
    public string? Message { get; set; }

    /// <summary>A reply that was offered and chosen.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    /// <summary>Made with the form: a form that is sent twice is stored once.</summary>
    [BindProperty]
    public string? FormId { get; set; }

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
            (Error, Response.StatusCode) = (refusal.Error, refusal.Status);
            return await ShowAsync(ct);
        }

        var session = sessions.Read(HttpContext, Council.Id);
        if (session is null || await store.FindAsync(session.Key, ct) is null)
        {
            session = sessions.Begin(HttpContext, Council.Id);
            await store.StartAsync(new ConversationStart(session.Key, session.CitizenId, Language.Value), ct);
        }

        await SendAsync(session, text);
        return Redirect($"/chat/{Council.Id}?lang={Language}#latest");
    }

    /// <summary>Looks for replies; what is typed but not sent stays in the box.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string council, string? lang, CancellationToken ct) =>
        Find(council, lang) ? await ShowAsync(ct) : NotFound();

    public IActionResult OnPostStartAgain(string council, string? lang)
    {
        if (!Find(council, lang))
        {
            return NotFound();
        }

        sessions.End(HttpContext, Council.Id);
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

        if (text.Length > channel.Value.MaxTextLength)
        {
            return (words.TooLong, StatusCodes.Status400BadRequest);
        }

        var conversation = sessions.Read(HttpContext, Council.Id)?.Key.ConversationId;
        var verdict = limits.Count(new RateLimitKeys(conversation, null, Council.Id.Value, ClientAddress.Of(HttpContext)));
        RateLimits.WriteHeaders(Response, verdict);
        return verdict.Allowed ? null : (words.TooFast, StatusCodes.Status429TooManyRequests);
    }

    private async Task SendAsync(DirectLineToken session, string text)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            Locale = Language.Value,
            From = new ChannelAccount { Id = session.CitizenId },
            Conversation = new ConversationAccount { Id = session.Key.ConversationId },
            ChannelData = new JsonObject { ["clientActivityID"] = FormId },
        };
        var receipt = await adapter.ReceiveAsync(session.Key, activity, string.IsNullOrEmpty(FormId) || FormId.Length > 64 ? null : FormId);
        await Task.WhenAny(receipt.Turn, Task.Delay(channel.Value.BotWait, HttpContext.RequestAborted));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        FormId = Guid.NewGuid().ToString("N");
        Response.Headers.CacheControl = "no-store";
        if (sessions.Read(HttpContext, Council.Id) is { } session
            && await store.FindAsync(session.Key, ct) is { } head
            && await store.ReadAsync(session.Key, Math.Max(0, head.LastSequence - MostShown), MostShown, ct) is { } page)
        {
            Messages = [.. page.Activities.Select(ChatMessage.Of).OfType<ChatMessage>()];
        }

        return Page();
    }
}
