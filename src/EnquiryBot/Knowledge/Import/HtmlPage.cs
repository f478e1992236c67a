using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Reads a web page: what it says of itself, its main content, and what it hides.</summary>
internal static class HtmlPage
{
    private static readonly string[] TitleEnds = [" | ", " – ", " — ", " - ", " :: "];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "dcterms.date", "last-modified", "datemodified", "eGMS.date.modified"];

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="address">Where it is, to make its links whole; null when unknown.</param>
    /// <exception cref="UnreadablePageException">There is nothing to read.</exception>
    public static PageText Read(string html, Uri? address)
    {
        var document = new HtmlParser().ParseDocument(html);
        if (HtmlDepth.IsTooDeep(document))
        {
            throw new UnreadablePageException("its elements are nested too deeply");
        }

        var canonical = Absolute(document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href") ?? Meta(document, "og:url"), address);
        var language = document.DocumentElement?.GetAttribute("lang");
        var updated = ModifiedOf(document);
        var pageTitle = document.Title;
        var hidden = new HiddenText();
        hidden.Take(document);

        var main = MainContent.Of(document);
        var heading = main.QuerySelector("h1") ?? document.QuerySelector("h1");
        var title = Plain(heading?.TextContent) is { Length: > 0 } first ? first : Plain(Meta(document, "og:title")) is { Length: > 0 } second ? second : Shorten(Plain(pageTitle));
        heading?.Remove();

        var links = canonical ?? address;
        return new PageText
        {
            Title = title,
            Markdown = new HtmlToMarkdown(links).Convert(main),
            Canonical = canonical,
            Language = language,
            Updated = updated,
            Hidden = hidden.Texts,
            Concealed = hidden.Concealed,
        };
    }

    private static string Plain(string? text) => text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // "Missed bins | Alderbrook District Council": the name of the site stands last.
    private static string Shorten(string title)
    {
        var cut = TitleEnds.Select(end => title.LastIndexOf(end, StringComparison.Ordinal)).Max();
        return cut > 0 ? title[..cut] : title;
    }

    private static string? Meta(IDocument document, string name) =>
        document.QuerySelectorAll("meta[content]")
            .FirstOrDefault(m => name.Equals(m.GetAttribute("name") ?? m.GetAttribute("property"), StringComparison.OrdinalIgnoreCase))?.GetAttribute("content");

    private static Uri? Absolute(string? href, Uri? address) =>
        Uri.TryCreate(href, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole
        : address is not null && href is not null && Uri.TryCreate(address, href, out var joined) && joined.Scheme is "http" or "https" ? joined
        : null;

    private static DateOnly? ModifiedOf(IDocument document) => ModifiedNames.Select(name => Meta(document, name))
        .Append(document.QuerySelector("time[itemprop=dateModified]")?.GetAttribute("datetime"))
        .Select(text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? DateOnly.FromDateTime(at.UtcDateTime)
            : (DateOnly?)null)
        .FirstOrDefault(day => day is not null);
}
