using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Finds what a page holds but does not show, by attributes and inline styles, and takes it out. Menus and panels are hidden on
/// good pages too, so that alone is no offence; text in the colour of its background, without size or off the page is.
/// </summary>
internal sealed partial class HiddenText
{
    private const int FewWords = 3;

    private readonly List<string> _texts = [];

    /// <summary>The texts that were taken out.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Why somebody seems to have hidden text on purpose; null when nobody did.</summary>
    public string? Concealed { get; private set; }

    /// <summary>Takes hidden elements and comments out of a page.</summary>
    public void Take(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll("[style], [hidden], [aria-hidden=true], font[color]").Where(e => document.Contains(e)).ToList())
        {
            var style = element.GetAttribute("style") ?? "";
            var trick = TrickOf(element, style);
            if (trick is null && !NotShown().IsMatch(style) && !(element.HasAttribute("hidden") && element.GetAttribute("hidden") != "until-found") && element.GetAttribute("aria-hidden") != "true")
            {
                continue;
            }

            var text = element.TextContent.Trim();
            if (text.Length > 0)
            {
                _texts.Add(text);
                Concealed ??= trick is not null && ArticleText.Words(text) > FewWords ? trick : null;
            }

            element.Remove();
        }

        foreach (var comment in document.Descendants<IComment>().ToList())
        {
            _texts.Add(comment.Data);
            comment.Remove();
        }
    }

    private static string? TrickOf(IElement element, string style)
    {
        if (NoSize().IsMatch(style))
        {
            return "text without size";
        }

        if (OffPage().IsMatch(style))
        {
            return "text off the page";
        }

        return ColourOf(style, element.GetAttribute("color")) is { } colour && colour == BackgroundOf(element) ? "text in the colour of its background" : null;
    }

    // The background is the nearest one that an inline style states; a page without any is white.
    private static string BackgroundOf(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (Background().Match(at.GetAttribute("style") ?? "") is { Success: true } stated && Normal(stated.Groups[1].Value) is { } known)
            {
                return known;
            }

            if (at.GetAttribute("bgcolor") is { } attribute && Normal(attribute) is { } old)
            {
                return old;
            }

            // A picture or a class may colour the background: then nobody can tell from here.
            if (at.ClassName is { Length: > 0 } || (at.GetAttribute("style") ?? "").Contains("url(", StringComparison.OrdinalIgnoreCase))
            {
                return at.ParentElement is null || at.LocalName is "body" or "html" ? "ffffff" : "unknown";
            }
        }

        return "ffffff";
    }

    private static string? ColourOf(string style, string? attribute) =>
        Colour().Match(style) is { Success: true } match ? Normal(match.Groups[1].Value) : attribute is null ? null : Normal(attribute);

    private static string? Normal(string colour)
    {
        var text = colour.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return text switch
        {
            "white" => "ffffff",
            "black" => "000000",
            "transparent" => "transparent",
            ['#', var r, var g, var b] => $"{r}{r}{g}{g}{b}{b}",
            ['#', .. { Length: 6 } six] => six,
            _ when Rgb().Match(text) is { Success: true } rgb => string.Concat(rgb.Groups.Values.Skip(1).Take(3)
                .Select(part => byte.TryParse(part.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value.ToString("x2", CultureInfo.InvariantCulture) : "??")),
            _ => null,
        };
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotShown();

    [GeneratedRegex(@"font-size\s*:\s*0*(\.0+|0|1)?\s*(px|pt|em|rem|%)?\s*(;|$|!)|opacity\s*:\s*0(\.0+)?\s*(;|$|!)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoSize();

    [GeneratedRegex(@"(text-indent|left|top|right|margin-left|margin-top)\s*:\s*-\s*[0-9]{3,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OffPage();

    [GeneratedRegex(@"(?<![-\w])color\s*:\s*([^;!]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Colour();

    [GeneratedRegex(@"background(?:-color)?\s*:\s*([^;!]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Background();

    [GeneratedRegex(@"^rgba?\(([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Rgb();
}
