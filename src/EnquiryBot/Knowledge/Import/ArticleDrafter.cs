using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Language;
using EnquiryBot.Privacy;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Makes an article of a page. Title and address suffice: the language is heard from the text, the service is what the
/// classifier takes the title for when it is sure. What nobody said, such as who owns the page, stays unknown.
/// </summary>
internal sealed class ArticleDrafter(LanguageDetector languages, Latest<IntentClassifier> classifier)
{
    /// <summary>How likely a service must be to be taken for the page's.</summary>
    internal const double SureOfService = 0.8;

    private const int LongestSlug = 70;
    private const int EnoughText = 3000;

    /// <summary>The article of a page.</summary>
    /// <param name="page">The page as read.</param>
    /// <param name="url">Its address, where citizens are led.</param>
    /// <param name="council">The council that shows it.</param>
    /// <param name="listed">The day that the sitemap gives for its last change.</param>
    /// <exception cref="UnreadablePageException">It has no title, or is in a language that the council does not serve.</exception>
    public Article Draft(PageText page, Uri url, CouncilProfile council, DateOnly? listed)
    {
        if (page.Title.Length == 0)
        {
            throw new UnreadablePageException("it has no title");
        }

        var article = new Article
        {
            Id = IdOf(url),
            Council = council.Id,
            Language = LanguageOf(page, council),
            Title = page.Title,
            Url = url.AbsoluteUri,
            Body = page.Markdown,
            Updated = page.Fields?.Updated ?? page.Updated ?? listed,
            LastChecked = page.Fields?.LastChecked,
            ReviewBy = page.Fields?.ReviewBy,
            Service = page.Fields?.Service ?? ServiceOf(page.Title),
            Contact = page.Fields?.Contact is { } queue && council.Queues.Any(q => q.Id == queue) ? queue : null,
            Owner = page.Fields?.Owner,
            Keywords = page.Fields?.Keywords ?? [],
            Origin = url.AbsoluteUri,
            Digest = "",
        };
        return article with { Digest = KnowledgeLoader.DigestOf(article) };
    }

    /// <summary>The id of a page: words of its address to be readable, and a digest of it, so that no editor's article has the same.</summary>
    internal static string IdOf(Uri url)
    {
        var slug = new StringBuilder();
        foreach (var c in Uri.UnescapeDataString(url.AbsolutePath).ToLowerInvariant())
        {
            _ = char.IsAsciiLetterOrDigit(c) ? slug.Append(c) : slug.Length > 0 && slug[^1] != '-' ? slug.Append('-') : slug;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..12];
        var words = slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
        return words.Length == 0 ? $"page-{digest}" : $"{words}-{digest}";
    }

    private LanguageTag LanguageOf(PageText page, CouncilProfile council)
    {
        var said = page.Fields?.Language ?? page.Language;
        var text = $"{page.Title}\n{page.Markdown[..Math.Min(page.Markdown.Length, EnoughText)]}";
        // What a page says of its language is often a template's: the text counts, and what it says when that cannot be told.
        var language = page.Fields?.Language is null && languages.Detect(new RedactedText(text), LanguageTag.All).Language is { } heard ? heard
            : LanguageTag.TryParse(said, out var tag) ? tag
            : council.Languages[0];
        return council.Languages.Contains(language)
            ? language
            : throw new UnreadablePageException($"it is in the language '{language}', which the council does not serve");
    }

    private int? ServiceOf(string title)
    {
        var prediction = classifier.Value.Predict(new RedactedText(title));
        if (prediction.Rejected || prediction.Top.Intent.Service is not { } service)
        {
            return null;
        }

        return prediction.OfService(service) >= SureOfService ? service : null;
    }
}
