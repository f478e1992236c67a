using System.Globalization;
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
    /// <returns>What could be loaded; not to be used when there are errors.</returns>
    public static KnowledgeSet Load(
        string folder, IReadOnlyList<CouncilProfile> councils, IReadOnlyDictionary<string, string> interactions, FaultList faults)
    {
        var files = ReadFiles(folder, councils, faults);
        var sheets = FactSheet.LoadAll(folder, councils, faults);
        var articles = new List<Article>();
        foreach (var council in councils)
        {
            var facts = sheets[council.Id.Value];
            var ids = new Dictionary<(string Id, LanguageTag Language), ArticleFile>();
            foreach (var file in Shown(files, council))
            {
                if (ids.TryAdd((file.Id, file.Language), file))
                {
                    articles.Add(Render(file, council, facts, interactions, faults));
                    continue;
                }

                var other = ids[(file.Id, file.Language)].File;
                file.FrontMatter.Error("id", $"{council.Id} already has the id '{file.Id}' in '{file.Language}', from {other}. Give this one another id, or 'overrides' when it replaces a shared article.");
            }
        }

        return new KnowledgeSet(articles, files);
    }

    /// <summary>
    /// The files whose articles a council shows, in its languages: the shared ones, then its own. A shared article that it
    /// replaces is left out in every language, because a Welsh text of the general rules beside an English one of the
    /// council's own would contradict it.
    /// </summary>
    public static IEnumerable<ArticleFile> Shown(IReadOnlyList<ArticleFile> files, CouncilProfile council)
    {
        var own = files.Where(f => f.Council == council.Id && council.Languages.Contains(f.Language)).ToList();
        var replaced = own.Select(f => f.Overrides).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var shared = files.Where(f => f.Council is null
            && council.Languages.Contains(f.Language)
            && !replaced.Contains(f.Id)
            && (f.Councils.Count == 0 || f.Councils.Contains(council.Id.Value)));
        return shared.Concat(own);
    }

    private static List<ArticleFile> ReadFiles(string folder, IReadOnlyList<CouncilProfile> councils, FaultList faults)
    {
        var files = councils.Select(c => $"{c.Id}/articles").Prepend(ArticleFile.SharedFolder)
            .Where(place => Directory.Exists(Path.Combine(folder, place)))
            .SelectMany(place => Directory.EnumerateFiles(Path.Combine(folder, place), "*.md")
                .Select(path => $"{place}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal))
            .Select(file => ArticleFile.Read(folder, file, faults)).OfType<ArticleFile>().ToList();

        var originals = files.Where(f => f.Language == LanguageTag.English).ToLookup(f => (f.Council, f.Id));
        return files.ConvertAll(f => f.Language == LanguageTag.English || originals[(f.Council, f.Id)].FirstOrDefault() is not { } original
            ? f
            : f.InheritFrom(original));
    }

    private static Article Render(
        ArticleFile file, CouncilProfile council, FactSheet facts, IReadOnlyDictionary<string, string> interactions, FaultList faults)
    {
        string Fill(string text, int line) => facts.Fill(text, file.Language, (key, at) =>
            faults.Error(file.File, line + text.AsSpan(0, at).Count('\n'), $"There is no plain fact '{key}' in {council.Id}/facts.yaml or shared/facts.yaml."));

        var article = new Article
        {
            Id = file.Id,
            Council = council.Id,
            Language = file.Language,
            Title = Fill(file.Title, file.FrontMatter.LineOf("title")),
            Url = Fill(file.Url, file.FrontMatter.LineOf("url")),
            Body = Fill(file.Body, file.BodyLine),
            Updated = file.Updated,
            LastChecked = file.LastChecked,
            ReviewBy = file.ReviewBy,
            Service = file.Service,
            Interactions = [.. file.Interactions.Select(i => interactions.GetValueOrDefault(i, i)).Distinct()],
            Contact = file.Contact,
            Owner = file.Owner,
            Keywords = file.Keywords,
            Origin = file.File,
            Digest = "",
        };
        return article with { Digest = DigestOf(article) };
    }

    internal static string DigestOf(Article a)
    {
        const char Field = '\u001f';
        var everything = string.Join(Field, a.Id, a.Council, a.Language, a.Title, a.Url, a.Body, Day(a.Updated), Day(a.LastChecked), Day(a.ReviewBy),
            a.Service, string.Join(',', a.Interactions), a.Contact, a.Owner, string.Join('\n', a.Keywords), a.Origin);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(everything)));
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
