using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EnquiryBot.Knowledge;

/// <summary>Where links of a council's articles may lead.</summary>
/// <param name="Council">The council.</param>
/// <param name="All">Every council of the service: they may link to each other's pages.</param>
/// <param name="Shown">The articles that the council shows.</param>
internal sealed record LinkTargets(CouncilProfile Council, IReadOnlyList<CouncilProfile> All, IReadOnlyList<Article> Shown);

/// <summary>Checks the text of an article as one council shows it.</summary>
internal static class BodyCheck
{
    private const string ArticleScheme = "article:";
    private const int LongestSentence = 40;
    private const int FewestWords = 60;
    private const int MostWords = 900;

    public static void Check(Article article, ArticleFile file, LinkTargets targets, FaultList faults)
    {
        var document = ArticleText.Parse(article.Body);
        int Line(MarkdownObject part) => file.BodyLine + part.Line;

        CheckHeadings(document, (heading, message) => faults.Error(file.File, Line(heading), message));
        CheckInlines(document, targets, (part, message) => faults.Error(file.File, Line(part), message));
        CheckPlaceholders(file, faults);
        foreach (var (text, at) in StrayFacts.In(file.Body))
        {
            var line = file.BodyLine + file.Body.AsSpan(0, at).Count('\n');
            faults.Warning(file.File, line, $"'{text}' is a fact: write it as {{{{key}}}} and keep it in facts.yaml, so that it changes in one place.");
        }

        var words = 0;
        foreach (var (block, line) in document.SelectMany(ArticleText.Blocks))
        {
            words += ArticleText.Words(block.Text);
            foreach (var count in SentenceSplitter.Split(block.Text).Select(ArticleText.Words).Where(count => count > LongestSentence))
            {
                faults.Warning(file.File, file.BodyLine + line, $"A sentence has {count} words: at most {LongestSentence} can be followed.");
            }
        }

        if (words is < FewestWords or > MostWords)
        {
            faults.Warning(file.File, file.BodyLine, $"The text has {words} words: {FewestWords} to {MostWords} make a page that answers one thing well.");
        }
    }

    private static void CheckHeadings(MarkdownDocument document, Action<MarkdownObject, string> report)
    {
        var above = 1;
        for (var i = 0; i < document.Count; i++)
        {
            if (document[i] is not HeadingBlock heading)
            {
                continue;
            }

            if (heading.Level == 1)
            {
                report(heading, "The title is the only heading of the first level: begin headings with '##'.");
            }
            else if (heading.Level > above + 1)
            {
                report(heading, $"The heading skips a level: '{new string('#', heading.Level)}' may only stand under '{new string('#', heading.Level - 1)}'.");
            }

            if (i + 1 == document.Count || (document[i + 1] is HeadingBlock next && next.Level <= heading.Level))
            {
                report(heading, $"There is no text under the heading '{ArticleText.Of(heading.Inline)}'.");
            }

            above = Math.Max(heading.Level, 1);
        }
    }

    private static void CheckInlines(MarkdownDocument document, LinkTargets targets, Action<MarkdownObject, string> report)
    {
        foreach (var part in document.Descendants())
        {
            var fault = part switch
            {
                LinkInline { IsImage: true } => "Pictures are not shown: say it in words.",
                LinkInline link => LinkFault(link.Url ?? "", targets),
                AutolinkInline link => LinkFault(link.Url, targets),
                HtmlBlock or HtmlInline => "HTML is not shown: use Markdown.",
                _ => null,
            };
            if (fault is not null)
            {
                report(part, fault);
            }
        }
    }

    private static string? LinkFault(string url, LinkTargets targets)
    {
        if (url.StartsWith(ArticleScheme, StringComparison.Ordinal))
        {
            var id = url[ArticleScheme.Length..];
            return targets.Shown.Any(a => a.Id == id) ? null : $"{targets.Council.Id} shows no article '{id}', so this link leads nowhere.";
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            return $"The link '{url}' must be an https address or 'article:' and an id.";
        }

        return IsGovernment(uri.Host) || targets.All.Any(c => FrontMatterCheck.IsPageOf(c, url))
            ? null
            : $"The link '{url}' leads elsewhere: only GOV.UK and the councils' own sites are linked.";
    }

    // GOV.UK and, for Wales, the Welsh Government's two names.
    private static bool IsGovernment(string host) =>
        host is "gov.uk" or "gov.wales" or "llyw.cymru"
        || host.EndsWith(".gov.uk", StringComparison.Ordinal)
        || host.EndsWith(".gov.wales", StringComparison.Ordinal)
        || host.EndsWith(".llyw.cymru", StringComparison.Ordinal);

    // What the fact sheet took for a placeholder has been filled in or reported; braces that are left were never closed.
    private static void CheckPlaceholders(ArticleFile file, FaultList faults)
    {
        var lines = file.Body.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (FactSheet.HasLooseBraces(lines[i]))
            {
                faults.Error(file.File, file.BodyLine + i, "A placeholder is not written as {{key}}.");
            }
        }
    }
}
