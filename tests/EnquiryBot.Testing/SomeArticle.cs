using EnquiryBot.Councils;
using EnquiryBot.Knowledge;

namespace EnquiryBot.Testing;

/// <summary>Articles and their files for tests that care for a part of them.</summary>
public static class SomeArticle
{
    /// <summary>Eleven words to a sentence, enough sentences for a page.</summary>
    public static readonly string Prose = string.Join(' ', Enumerable.Repeat("We collect the bins of every home in Alderbrook each week.", 8));

    /// <summary>Front matter of an article about bins that is wrong in nothing, without the fence below it.</summary>
    public const string FrontMatter = """
        ---
        id: bins
        title: When we collect your bins
        url: https://www.alderbrook.example/bins
        updated: 2026-09-14
        lastChecked: 2026-10-20
        service: 524
        interactions: [find-out, 17]
        contact: waste
        owner: Waste team
        reviewBy: 2027-09-14
        keywords: [dustbin]
        """;

    /// <summary>A file with that front matter; its body begins at line 14.</summary>
    public static string File(string? body = null, string more = "") => $"{FrontMatter}\n{more}---\n{body ?? Prose}\n";

    /// <summary>A rendered article with a body.</summary>
    public static Article Of(string body, string id = "bins", string council = "alderbrook", string digest = "digest") => new()
    {
        Id = id,
        Council = CouncilId.Parse(council),
        Language = LanguageTag.English,
        Title = "When we collect your bins",
        Url = $"https://www.{council}.example/bins",
        Body = body,
        LastChecked = new DateOnly(2026, 10, 20),
        Service = 524,
        Interactions = ["find-out"],
        Keywords = ["dustbin"],
        Origin = $"{council}/articles/{id}.md",
        Digest = digest,
    };
}
