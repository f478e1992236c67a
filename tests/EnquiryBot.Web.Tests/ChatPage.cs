using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests;

/// <summary>A browser without script on the chat page: it follows redirects, keeps cookies, and sends the forms that it is given.</summary>
internal sealed class ChatPage(TestApp app, string council, string? language = null) : IDisposable
{
    private readonly HttpClient _client = app.Client(followRedirects: true, keepCookies: true);

    private string Address => $"/chat/{council}{(language is null ? "" : $"?lang={language}")}";

    /// <summary>What the page shows now.</summary>
    public IHtmlDocument Shown { get; private set; } = null!;

    /// <summary>The status of the last answer.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>The messages of the conversation in order, as plain text.</summary>
    public IReadOnlyList<string> Messages => [.. Shown.QuerySelectorAll("ol.eb-chat__messages > li .eb-chat__body").Select(m => m.TextContent.Trim())];

    /// <summary>What is in the box.</summary>
    public string Typed => ((IHtmlTextAreaElement)Shown.QuerySelector("#Message")!).Value;

    /// <summary>Opens the page, or looks for replies.</summary>
    public async Task OpenAsync() => await TakeAsync(await _client.GetAsync(Address));

    /// <summary>Types and sends.</summary>
    public Task AskAsync(string text) => SendAsync(Question(text));

    /// <summary>Presses an offered reply.</summary>
    public Task ChooseAsync(string choice) => SendAsync([.. Question(""), new("Choice", choice)]);

    /// <summary>Presses "check for replies" with something in the box.</summary>
    public async Task CheckForRepliesAsync(string typed)
    {
        var button = QuestionForm.QuerySelector("button[formaction]")!;
        await TakeAsync(await _client.PostAsync(button.GetAttribute("formaction"), new FormUrlEncodedContent(Question(typed))));
    }

    /// <summary>Presses "start again".</summary>
    public Task StartAgainAsync() => SubmitAsync("StartAgain");

    /// <summary>Fills in and sends the form for contact details.</summary>
    public Task GiveContactAsync(string email) => SubmitAsync("Contact", new("name", ""), new("email", email), new("phone", ""));

    /// <summary>Presses "go back to the automated service".</summary>
    public Task GoBackAsync() => SubmitAsync("Return");

    /// <summary>The fields of the question form, filled in.</summary>
    public List<KeyValuePair<string, string>> Question(string text) => [.. Hidden(QuestionForm), new("Message", text)];

    /// <summary>Sends fields as the question form does.</summary>
    public async Task SendAsync(IEnumerable<KeyValuePair<string, string>> fields) =>
        await TakeAsync(await _client.PostAsync(QuestionForm.GetAttribute("action"), new FormUrlEncodedContent(fields)));

    public void Dispose() => _client.Dispose();

    private async Task SubmitAsync(string handler, params KeyValuePair<string, string>[] fields)
    {
        var form = Shown.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action")!.Contains($"handler={handler}", StringComparison.Ordinal));
        await TakeAsync(await _client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([.. Hidden(form), .. fields])));
    }

    private IHtmlFormElement QuestionForm =>
        Shown.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector("textarea") is not null);

    private static IEnumerable<KeyValuePair<string, string>> Hidden(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(i => KeyValuePair.Create(i.Name!, i.Value));

    private async Task TakeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Status = response.StatusCode;
            Shown = await Html.ReadAsync(response);
        }
    }
}

/// <summary>Reads pages.</summary>
internal static class Html
{
    /// <summary>Parses the page of a response.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>Every element that could run something: scripts that are not ours, frames, handlers in attributes, javascript addresses.</summary>
    public static IReadOnlyList<string> WhatCouldRun(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll("script, iframe, object, embed, svg, math, base, meta[http-equiv], img").Select(e => e.OuterHtml),
        .. page.All.SelectMany(e => e.Attributes).Where(CouldRun).Select(a => $"{a.Name}={a.Value}"),
    ];

    private static bool CouldRun(IAttr attribute) =>
        attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || attribute.Name is "style" or "srcdoc"
        || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
}
