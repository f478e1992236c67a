using System.Globalization;
using EnquiryBot.Calendar;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.SelfService;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Finds every fault in a knowledge folder, the golden set apart. Loading alone reports what makes a file unusable;
/// this also reports what is out of date, what leads nowhere and what reads badly.
/// </summary>
public static class KnowledgeCheck
{
    /// <summary>Checks a folder.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="today">The day that review dates are held against.</param>
    /// <param name="faults">Where faults go, each with file and line.</param>
    /// <returns>What the folder holds; not to be used when there are errors.</returns>
    public static HouseFiles Run(string folder, DateOnly today, FaultList faults)
    {
        var house = HouseFiles.Load(folder, faults);
        CheckPlaces(folder, house, faults);
        CheckBankHolidays(folder, today, faults);
        FactCheck.Check(folder, house, faults);
        foreach (var file in house.Articles.Files)
        {
            FrontMatterCheck.Check(file, house, today);
        }

        var files = house.Articles.Files.ToDictionary(f => f.File, StringComparer.Ordinal);
        foreach (var council in house.Councils)
        {
            CheckQueues(folder, council, house.Services, faults);
            var shown = house.Articles.Articles.Where(a => a.Council == council.Id).ToList();
            CheckTwins(council, shown, files);
            CheckCollections(folder, council, house.Collections.Find(council.Id), shown, faults);
            foreach (var article in shown)
            {
                FrontMatterCheck.CheckShown(article, files[article.Origin], council, house.Services);
                BodyCheck.Check(article, files[article.Origin], new LinkTargets(council, house.Councils, shown), faults);
            }
        }

        return house;
    }

    // A bank holiday that the file does not know yet would be promised as an ordinary working day.
    private static void CheckBankHolidays(string folder, DateOnly today, FaultList faults)
    {
        const int MonthsAhead = 6;
        var last = BankHolidays.Load(folder, faults).KnownThrough;
        if (last < today.AddMonths(MonthsAhead) && !faults.All.Any(f => f.File == BankHolidays.FileName))
        {
            faults.Warning(BankHolidays.FileName, 1, $"The bank holidays are known until {last:yyyy-MM-dd} only: add the next year that GOV.UK announces to every division.");
        }
    }

    // What is looked up names its article as the source; a citizen who is told a day must be able to read it up.
    private static void CheckCollections(
        string folder, CouncilProfile council, CouncilCollections? collections, IReadOnlyList<Article> shown, FaultList faults)
    {
        var file = RoundsFile.NameOf(council);
        if (collections is null || shown.Any(a => a.Id == collections.Article) || EditorFile.Read(folder, file, faults) is not { } text)
        {
            return;
        }

        YamlMap.Parse(text, file, faults)?.Error("article", $"{council.Id} has no article '{collections.Article}'.");
    }

    // Files that nothing reads are the worst fault of all: an editor believes that citizens see them.
    private static void CheckPlaces(string folder, HouseFiles house, FaultList faults)
    {
        // A file with a fault has been read, or tried; a folder that is no council's has been reported as a whole.
        var read = house.Articles.Files.Select(f => f.File).Concat(faults.All.Select(f => f.File)).ToHashSet(StringComparer.Ordinal);
        var owned = house.Councils.Select(c => $"{c.Id}/").Append($"{ArticleFile.SharedFolder}/").ToList();
        foreach (var path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!read.Contains(file) && owned.Exists(place => file.StartsWith(place, StringComparison.Ordinal)))
            {
                faults.Error(file, 1, "The file is in the wrong place and is not read: articles lie in shared/ or in <council>/articles/.");
            }
        }
    }

    // Read once more, because a profile no longer knows its lines; what is wrong otherwise has been reported.
    private static void CheckQueues(string folder, CouncilProfile council, ServiceCatalogue services, FaultList faults)
    {
        var file = $"{council.Id}/{CouncilFile.FileName}";
        if (EditorFile.Read(folder, file, faults) is not { } text || YamlMap.Parse(text, file, faults) is not { } map)
        {
            return;
        }

        foreach (var (code, line) in map.Maps("queues").Concat(map.Maps("outOfHours")).SelectMany(q => q.TextsWithLines("services")))
        {
            if (int.TryParse(code, CultureInfo.InvariantCulture, out var service) && services.Find(service) is null)
            {
                faults.Error(file, line, $"The service {service} of a team is not in services.yaml.");
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
                map.Error("id", $"There is no article '{article.Id}' in '{language}', which {council.Id} also speaks.");
            }

            if (article.Language != LanguageTag.English
                && articles.TryGetValue((article.Id, LanguageTag.English), out var original)
                && article.Updated < original.Updated)
            {
                map.Error("updated", $"The English text ({original.Origin}) was updated later, on {original.Updated:yyyy-MM-dd}: this one may be out of date.");
            }
        }
    }
}
