using System.Globalization;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>What a check read on its way.</summary>
/// <param name="Councils">The councils.</param>
/// <param name="Services">The codes of services and interactions.</param>
/// <param name="Articles">The articles, rendered for each council.</param>
public sealed record CheckedKnowledge(IReadOnlyList<CouncilProfile> Councils, ServiceCodes Services, KnowledgeSet Articles);

/// <summary>
/// Finds every fault of councils, facts and articles in a knowledge folder. Loading alone reports what makes a file unusable;
/// this also reports what is out of date, what leads nowhere and what reads badly.
/// </summary>
public static class KnowledgeCheck
{
    /// <summary>Checks a folder.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="today">The day that review dates are held against.</param>
    /// <param name="faults">Where faults go.</param>
    public static CheckedKnowledge Run(string folder, DateOnly today, FaultList faults)
    {
        var councils = CouncilFile.ReadAll(folder, faults);
        var services = ServiceCodes.Read(folder, faults);
        var set = KnowledgeLoader.Load(folder, councils, services.Interactions, faults);

        CheckPlaces(folder, councils, set.Files, faults);
        foreach (var file in set.Files)
        {
            FrontMatterCheck.Check(file, councils, services, set.Files, today);
        }

        var files = set.Files.ToDictionary(f => f.File, StringComparer.Ordinal);
        foreach (var council in councils)
        {
            CheckQueues(folder, council, services, faults);
            var shown = set.Articles.Where(a => a.Council == council.Id).ToList();
            CheckTwins(council, shown, files);
            foreach (var article in shown)
            {
                FrontMatterCheck.CheckShown(article, files[article.Origin], council, services);
                BodyCheck.Check(article, files[article.Origin], new LinkTargets(council, councils, shown), faults);
            }
        }

        return new CheckedKnowledge(councils, services, set);
    }

    // Files that nothing reads are the worst fault of all: an editor believes that citizens see them.
    private static void CheckPlaces(string folder, IReadOnlyList<CouncilProfile> councils, IReadOnlyList<ArticleFile> files, FaultList faults)
    {
        var read = files.Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        var owned = councils.Select(c => $"{c.Id}/").Append($"{ArticleFile.SharedFolder}/").ToList();
        foreach (var path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!file.Contains('/', StringComparison.Ordinal) || read.Contains(file) || faults.All.Any(f => f.File == file))
            {
                continue;
            }

            faults.Error(file, 1, owned.Exists(place => file.StartsWith(place, StringComparison.Ordinal))
                ? "The file is in the wrong place and is not read: articles lie in shared/ or in <council>/articles/."
                : $"The file is not read: its folder has no {CouncilFile.FileName}.");
        }
    }

    // Read once more, because a profile no longer knows its lines; what is wrong otherwise has been reported.
    private static void CheckQueues(string folder, CouncilProfile council, ServiceCodes services, FaultList faults)
    {
        var file = $"{council.Id}/{CouncilFile.FileName}";
        if (EditorFile.Read(folder, file, faults) is not { } text || YamlMap.Parse(text, file, faults) is not { } map)
        {
            return;
        }

        foreach (var (code, line) in map.Maps("queues").SelectMany(q => q.TextsWithLines("services")))
        {
            if (int.TryParse(code, CultureInfo.InvariantCulture, out var service) && !services.Providers.ContainsKey(service))
            {
                faults.Error(file, line, $"The service {service} of a queue is not in services.yaml.");
            }
        }
    }

    private static void CheckTwins(CouncilProfile council, IReadOnlyList<Article> shown, Dictionary<string, ArticleFile> files)
    {
        var articles = shown.ToDictionary(a => (a.Id, a.Language));
        foreach (var article in shown)
        {
            var map = files[article.Origin].FrontMatter;
            foreach (var language in council.Languages.Where(l => l != article.Language && !articles.ContainsKey((article.Id, l))))
            {
                map.Warning("id", $"There is no article '{article.Id}' in '{language}', which {council.Id} also speaks.");
            }

            if (article.Language != LanguageTag.English
                && articles.TryGetValue((article.Id, LanguageTag.English), out var original)
                && article.Updated < original.Updated)
            {
                map.Warning("updated", $"The English text ({original.Origin}) was updated later, on {original.Updated:yyyy-MM-dd}: this one may be out of date.");
            }
        }
    }
}
