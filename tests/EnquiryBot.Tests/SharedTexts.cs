using System.Text.Json;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests;

/// <summary>Texts of the shared data that several suites measure on.</summary>
internal static class SharedTexts
{
    /// <summary>898 short phrases about council services.</summary>
    public static IReadOnlyList<string> CouncilPhrases() =>
        [.. Directory.EnumerateFiles(Shared.Data("council-bradford"), "*_intents.json").Order(StringComparer.Ordinal).SelectMany(Phrases)];

    /// <summary>3,080 questions to a bank.</summary>
    public static IReadOnlyList<string> BankQuestions() =>
        [.. Csv(Shared.Data("banking77", "test.csv")).Skip(1).Select(row => row[0])];

    /// <summary>14,857 Welsh sentences.</summary>
    public static IReadOnlyList<string> WelshSentences() =>
        [.. File.ReadLines(Shared.Data("welsh", "cy_sentences.txt")).Where(line => line.Length > 0)];

    /// <summary>1,501 lines of legislation in English and in Welsh.</summary>
    public static IReadOnlyList<(string English, string Welsh)> Legislation() =>
        [.. Csv(Shared.Data("welsh", "legislation_en_cy_half.csv")).Skip(1).Select(row => (row[0], row[1]))];

    private static string[] Phrases(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return [.. json.RootElement.EnumerateArray().Select(row => row.GetProperty("text").GetString()!)];
    }

    private static IEnumerable<string[]> Csv(string file)
    {
        var (row, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var character in File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (character == '"')
            {
                // A doubled quote closes and opens again: the mark itself is not needed to measure on.
                quoted = !quoted;
            }
            else if (character is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (character == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else
            {
                cell.Append(character);
            }
        }
    }
}
