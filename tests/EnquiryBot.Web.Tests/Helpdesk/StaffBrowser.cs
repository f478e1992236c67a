using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>A member of staff at a browser without script: it follows redirects, keeps cookies, and sends the forms that it is given.</summary>
internal sealed class StaffBrowser(HttpClient client) : IDisposable
{
    /// <summary>A browser on an app of this process.</summary>
    public StaffBrowser(TestApp app)
        : this(app.Client(followRedirects: true, keepCookies: true))
    {
    }

    /// <summary>An adviser of Alderbrook.</summary>
    public const string Sam = "seed-alderbrook-adviser";

    /// <summary>Another who works for Alderbrook, and for Fernleigh too.</summary>
    public const string Kit = "seed-alderbrook-shared";

    /// <summary>An adviser of Fernleigh alone.</summary>
    public const string Priya = "seed-fernleigh-adviser";

    /// <summary>The client with its cookies.</summary>
    public HttpClient Client => client;

    /// <summary>What the page shows now.</summary>
    public IHtmlDocument Shown { get; private set; } = null!;

    /// <summary>The status of the last answer.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer came from, after redirects.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The words of the page's main part.</summary>
    public string Text => string.Join(' ', Shown.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The list of errors; empty when there is none.</summary>
    public string Errors => Shown.QuerySelector(".govuk-error-summary")?.TextContent.Trim() ?? "";

    /// <summary>Signs somebody in and opens the page that was asked for.</summary>
    public static async Task<StaffBrowser> SignInAsync(TestApp app, string person, string path = "/staff/helpdesk")
    {
        var browser = new StaffBrowser(app);
        await browser.OpenAsync(path);
        await browser.PressAsync($"button[name=person][value={person}]");
        return browser;
    }

    public async Task OpenAsync(string path) => await TakeAsync(await Client.GetAsync(path));

    /// <summary>Presses a button: its form is sent with what the page put into its fields, and with what is typed.</summary>
    public async Task PressAsync(string button, params (string Name, string Value)[] typed)
    {
        var pressed = Shown.QuerySelector(button) ?? throw new InvalidOperationException($"There is no {button} on {Path}: {Text}");
        var form = FormOf(pressed);
        var fields = Fields(pressed, typed).ToList();
        if (form.Method == "get")
        {
            using var query = new FormUrlEncodedContent(fields);
            await OpenAsync($"{form.GetAttribute("action")}?{await query.ReadAsStringAsync()}");
            return;
        }

        await SendAsync(form.GetAttribute("action")!, fields);
    }

    /// <summary>The fields that a press of a button would send.</summary>
    public List<KeyValuePair<string, string>> Fields(string button, params (string Name, string Value)[] typed) =>
        [.. Fields(Shown.QuerySelector(button)!, typed)];

    /// <summary>Where a press of a button would send them.</summary>
    public string ActionOf(string button) => FormOf(Shown.QuerySelector(button)!).GetAttribute("action")!;

    /// <summary>Sends fields to an address.</summary>
    public async Task SendAsync(string action, IEnumerable<KeyValuePair<string, string>> fields) =>
        await TakeAsync(await Client.PostAsync(action, new FormUrlEncodedContent(fields)));

    public void Dispose() => client.Dispose();

    private static IHtmlFormElement FormOf(IElement button) => (IHtmlFormElement)button.Closest("form")!;

    private static IEnumerable<KeyValuePair<string, string>> Fields(IElement button, (string Name, string Value)[] typed)
    {
        var own = FormOf(button).QuerySelectorAll<IHtmlElement>("input, textarea, select")
            .Where(e => e is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false })
            .Select(e => KeyValuePair.Create(e.GetAttribute("name") ?? "", ValueOf(e)))
            .Where(f => f.Key.Length > 0 && typed.All(t => t.Name != f.Key));
        var pressed = button.GetAttribute("name") is { } name ? [KeyValuePair.Create(name, button.GetAttribute("value") ?? "")] : Array.Empty<KeyValuePair<string, string>>();
        return own.Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value))).Concat(pressed);
    }

    private static string ValueOf(IHtmlElement field) => field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => "",
    };

    private async Task TakeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            (Status, Path) = (response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery);
            Shown = await Html.ReadAsync(response);
        }
    }
}
