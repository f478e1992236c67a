using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Knowledge;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Quality;

/// <summary>
/// Finds the faults of the golden set: rows that refer to nothing, and rows that are too easy because an article or a
/// training phrase says them word for word.
/// </summary>
public static class GoldenCheck
{
    private const double TooAlike = 0.6;

    /// <summary>Checks the golden set of a folder.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="house">What the folder holds otherwise.</param>
    /// <param name="faults">Where faults go.</param>
    public static GoldenSet Run(string folder, HouseFiles house, FaultList faults)
    {
        var path = Path.Combine(folder, GoldenSet.FolderName);
        if (!Directory.Exists(path))
        {
            return new GoldenSet([]);
        }

        var set = GoldenSet.Read(path, faults);
        var rows = set.Entries.DistinctBy(e => e.Row.Id).ToDictionary(e => e.Row.Id, e => e.Row, StringComparer.Ordinal);
        var texts = new NgramIndex(KnownTexts(house));
        var passages = house.Articles.Articles
            .SelectMany(ArticleChunker.Chunk)
            .ToLookup(p => (p.Council, p.ArticleId, p.Language));

        foreach (var (row, file, line) in set.Entries)
        {
            void Error(string message) => faults.Error(file, line, message);

            if (!ReferenceEquals(rows[row.Id], row))
            {
                Error($"The id '{row.Id}' is there twice.");
            }

            CheckReferences(row, house, Error);
            CheckTwin(row, rows, Error);
            if (row.Split != GoldenSet.SplitOf(row.Id, row.Twin))
            {
                Error($"The split must be '{GoldenSet.SplitOf(row.Id, row.Twin).ToString().ToLowerInvariant()}': it follows from the id (of the twin, when there is one).");
            }

            if (texts.Closest(row.Text) is { Similarity: >= TooAlike } same)
            {
                Error($"The question says nearly the same as \"{same.Text}\" ({same.Similarity:0.00}): word it as another citizen would.");
            }

            if (row.Kind == "no-shared-word" && WordsOfTheAnswer(row, passages) is { Count: > 0 } shared)
            {
                Error($"The question shares '{string.Join("', '", shared)}' with the passage that answers it: this kind shares no content word.");
            }

            foreach (var missing in MissingFacts(row, passages))
            {
                faults.Warning(file, line, $"The fact \"{missing}\" is in none of the articles of the row.");
            }
        }

        return set;
    }

    private static void CheckReferences(GoldenRow row, HouseFiles house, Action<string> report)
    {
        var council = house.Councils.FirstOrDefault(c => c.Id == row.Council);
        if (council is null)
        {
            report($"There is no council '{row.Council}'.");
            return;
        }

        if (!council.Languages.Contains(row.Language))
        {
            report($"{row.Council} does not speak '{row.Language}'.");
        }

        // An answer comes from the council that was asked; a signpost may point to another's page.
        var isAnswered = row.Outcome.Contains("answered");
        foreach (var id in row.Articles)
        {
            if (!house.Articles.Articles.Any(a => a.Id == id && (!isAnswered || a.Council == row.Council)))
            {
                report(isAnswered ? $"{row.Council} shows no article '{id}'." : $"There is no article '{id}'.");
            }
        }

        if (isAnswered && row.Articles.Count == 0)
        {
            report("A row that is answered needs the articles that hold the answer.");
        }

        if (row.Service is { } service && house.Services.Find(service) is null)
        {
            report($"The LGSL code {service} is not in services.yaml.");
        }

        if (row.Interaction is { } interaction && house.Services.FindInteraction(interaction) is null)
        {
            report($"The interaction '{interaction}' is not in services.yaml.");
        }
    }

    private static void CheckTwin(GoldenRow row, Dictionary<string, GoldenRow> rows, Action<string> report)
    {
        if (row.Twin is { } twin && (twin == row.Id || !rows.ContainsKey(twin)))
        {
            report($"There is no other row '{twin}' that this one could be a twin of.");
        }

        if (row.Twin is null && row.Kind is "misspelt" or "welsh")
        {
            report($"A row of the kind '{row.Kind}' needs a 'twin': the row that asks the same.");
        }

        if (row.Kind == "follow-up" && row.History.Count == 0)
        {
            report("A follow-up needs a 'history': what the citizen wrote before.");
        }
    }

    // The words of the question that the title has, or the heading or text of the passages that state the row's facts.
    private static List<string> WordsOfTheAnswer(GoldenRow row, ILookup<(CouncilId, string, LanguageTag), Passage> passages)
    {
        var answer = row.Articles.SelectMany(id => passages[(row.Council, id, row.Language)])
            .Where(p => row.Contains.Count == 0 || row.Contains.Any(fact => Says(p, fact)))
            .SelectMany(p => TextAnalyser.Terms($"{p.Title} {string.Join(' ', p.HeadingPath)} {p.Text}", row.Language))
            .Select(t => t.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return [.. TextAnalyser.Terms(row.Text, row.Language).Where(t => answer.Contains(t.Stem)).Select(t => t.Surface).Distinct()];
    }

    private static IEnumerable<string> MissingFacts(GoldenRow row, ILookup<(CouncilId, string, LanguageTag), Passage> passages)
    {
        var texts = row.Outcome is ["answered"] ? row.Articles.SelectMany(id => passages[(row.Council, id, row.Language)]).ToList() : [];
        return texts.Count == 0 ? [] : row.Contains.Where(fact => !texts.Exists(p => Says(p, fact)));
    }

    private static bool Says(Passage passage, string fact) => passage.Text.Contains(fact, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> KnownTexts(HouseFiles house) =>
        house.Articles.Articles.SelectMany(a => ArticleChunker.Chunk(a).SelectMany(p => p.Blocks).SelectMany(b => SentenceSplitter.Split(b.Text)).Prepend(a.Title))
            .Concat(house.Intents.Examples.Select(e => e.Text));
}
