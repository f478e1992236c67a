using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>All articles that the councils show, rendered, and the files that they came from.</summary>
/// <param name="Articles">One entry for each council, id and language.</param>
/// <param name="Files">The files as written.</param>
public sealed record KnowledgeSet(IReadOnlyList<Article> Articles, IReadOnlyList<ArticleFile> Files)
{
    /// <summary>One digest over all articles: the version of the knowledge.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Articles.Select(a => $"{a.Council}/{a.Id}/{a.Language}/{a.Digest}").Order(StringComparer.Ordinal)))))[..16];
}

/// <summary>Reads the articles of a knowledge folder and renders each for every council that shows it.</summary>
public static class KnowledgeLoader
{
    /// <summary>Loads all articles.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="councils">The councils, already valid.</param>
    /// <param name="interactions">Interaction ids by what may stand in front matter: the id itself or its LGIL code.</param>
    /// <param name="faults">Where faults go, each with file and line.</param>
    public static KnowledgeSet Load(
        string folder, IReadOnlyList<CouncilProfile> councils, IReadOnlyDictionary<string, string> interactions, FaultList faults)
    {
        var files = Find(folder, councils).Select(file => ArticleFile.Read(folder, file, faults)).OfType<ArticleFile>().ToList();
        var articles = new List<Article>();
        foreach (var council in councils)
        {
            var facts = FactSheet.Load(folder, council, faults);
            articles.AddRange(Shown(files, council).Select(file => Render(file, council, facts, interactions, faults)));
        }

        foreach (var twice in articles.GroupBy(a => (a.Council, a.Id, a.Language)).Where(g => g.Count() > 1))
        {
            var origins = string.Join(" and ", twice.Select(a => a.Origin).Distinct());
            foreach (var article in twice.Skip(1))
            {
                faults.Error(article.Origin, 2, $"The id '{article.Id}' is there twice for {article.Council} in '{article.Language}': {origins}. Give one another id, or 'overrides: {article.Id}'.");
            }
        }

        return new KnowledgeSet(articles, files);
    }

    /// <summary>The files whose articles a council shows: its own, and the shared ones that it does not replace, in its languages.</summary>
    public static IEnumerable<ArticleFile> Shown(IReadOnlyList<ArticleFile> files, CouncilProfile council)
    {
        var own = files.Where(f => f.Council == council.Id && council.Languages.Contains(f.Language)).ToList();
        var replaced = own.Select(f => f.Overrides).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var shared = files.Where(f => f.Council is null
            && council.Languages.Contains(f.Language)
            && !replaced.Contains(f.Id)
            && (f.Councils.Count == 0 || f.Councils.Contains(council.Id.Value)));
        return own.Concat(shared);
    }

    private static IEnumerable<string> Find(string folder, IReadOnlyList<CouncilProfile> councils) =>
        councils.Select(c => $"{c.Id}/articles").Prepend("shared")
            .Where(place => Directory.Exists(Path.Combine(folder, place)))
            .SelectMany(place => Directory.EnumerateFiles(Path.Combine(folder, place), "*.md")
                .Select(path => $"{place}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal));

    private static Article Render(
        ArticleFile file, CouncilProfile council, FactSheet facts, IReadOnlyDictionary<string, string> interactions, FaultList faults)
    {
        var map = file.FrontMatter;
        string Fill(string text, int line) => facts.Fill(text, file.Language, key =>
            faults.Error(file.File, line, $"There is no fact '{key}' in {council.Id}/facts.yaml."));

        var body = string.Join('\n', file.Body.Split('\n').Select((text, i) => Fill(text, file.BodyLine + i)));
        var article = new Article
        {
            Id = file.Id,
            Council = council.Id,
            Language = file.Language,
            Title = Fill(file.Title, map.LineOf("title")),
            Url = Fill(file.Url, map.LineOf("url")),
            Body = body,
            Updated = map.Date("updated"),
            LastChecked = map.Date("lastChecked"),
            ReviewBy = map.Date("reviewBy"),
            Service = map.Number("service"),
            Interactions = [.. map.Texts("interactions").Select(i => interactions.GetValueOrDefault(i, i))],
            Contact = map.Text("contact"),
            Owner = map.Text("owner"),
            Keywords = map.Texts("keywords"),
            Origin = file.File,
            Digest = "",
        };
        return article with { Digest = DigestOf(article) };
    }

    private static string DigestOf(Article a) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\u001f', a.Id, a.Language, a.Title, a.Url, a.Body, a.LastChecked, a.Service, string.Join(',', a.Interactions), a.Contact, string.Join(',', a.Keywords)))));
}
