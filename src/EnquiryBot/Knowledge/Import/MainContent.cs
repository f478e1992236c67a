using AngleSharp.Dom;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Finds the part of a web page that is the page, and takes out of it what stands on every page.</summary>
internal static class MainContent
{
    private const string Clutter =
        "script, style, noscript, template, svg, canvas, iframe, object, embed, audio, video, nav, footer, dialog, button, input, select, textarea, label, "
        + "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=dialog], [role=alertdialog], "
        + "[class*=cookie i], [id*=cookie i], [class*=consent-banner i], [id*=consent-banner i], [class*=breadcrumb i], [id*=breadcrumb i], "
        + "[class*=skip-link i], [class*=skiplink i], [class*=share- i], [class*=social-share i]";

    // In this order: what says that it is the main content, then what is usually called so.
    private static readonly string[] Marked = ["main", "[role=main]", "article", "#main-content", "#main", "#content", ".main-content"];

    // The smallest part that holds this share of the text is where the text is.
    private const double Dense = 0.75;
    private const int FewLetters = 40;

    /// <summary>The main content; it is changed by this.</summary>
    public static IElement Of(IDocument document)
    {
        var body = document.Body ?? throw new UnreadablePageException("it is empty");
        UnwrapForms(body);
        foreach (var element in body.QuerySelectorAll(Clutter).ToList())
        {
            // "cookies" is what a page about cookies is called: what is the whole page is no banner.
            if (!element.Matches("main, [role=main], body") && element.QuerySelector("main, [role=main], h1") is null)
            {
                element.Remove();
            }
        }

        var main = Marked.Select(body.QuerySelectorAll)
            .Where(found => found.Length == 1 || (found.Length > 1 && found[0].LocalName == "main"))
            .Select(found => found[0]).FirstOrDefault(e => Letters(e) >= (e.LocalName == "main" ? 1 : FewLetters)) ?? Densest(body);
        foreach (var header in main.QuerySelectorAll("header").Where(h => h.QuerySelector("h1") is null).ToList())
        {
            header.Remove();
        }

        return main;
    }

    // Whole pages of some systems stand in one form; only what citizens fill in is none of the text.
    private static void UnwrapForms(IElement body)
    {
        var all = Letters(body);
        foreach (var form in body.QuerySelectorAll("form").ToList())
        {
            if (form.QuerySelector("main, [role=main], article, h1") is null && Letters(form) * 2 < all)
            {
                form.Remove();
            }
        }
    }

    private static IElement Densest(IElement body)
    {
        foreach (var header in body.QuerySelectorAll("header, aside").Where(h => h.QuerySelector("h1") is null).ToList())
        {
            header.Remove();
        }

        var (at, all) = (body, Letters(body));
        while (at.Children.FirstOrDefault(c => Letters(c) >= all * Dense) is { } denser && denser.LocalName is not ("p" or "h1" or "h2" or "h3" or "ul" or "ol" or "table" or "dl"))
        {
            at = denser;
        }

        return at;
    }

    // Letters of links count for nothing: lists of links are what surrounds a page.
    private static int Letters(IElement element) =>
        element.TextContent.Count(char.IsLetterOrDigit) - element.QuerySelectorAll("a").Sum(a => a.TextContent.Count(char.IsLetterOrDigit));
}
