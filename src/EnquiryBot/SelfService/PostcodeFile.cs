using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;

namespace EnquiryBot.SelfService;

/// <summary>Reads <c>lookups/collections.csv</c>: which postcode is on which round.</summary>
internal static class PostcodeFile
{
    private const string Header = "postcode,round";

    public static string NameOf(CouncilProfile council) => $"{council.Id}/lookups/collections.csv";

    /// <summary>The round of each postcode; every line that cannot be used is reported.</summary>
    public static Dictionary<string, string> Read(string folder, CouncilProfile council, IReadOnlySet<string> rounds, FaultList faults)
    {
        var (file, found, lines) = (NameOf(council), new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        if (EditorFile.Read(folder, file, faults) is not { } text)
        {
            return found;
        }

        var all = text.Split('\n');
        if (!string.Equals(all[0].Trim(), Header, StringComparison.OrdinalIgnoreCase))
        {
            faults.Error(file, 1, $"The first line must be '{Header}'.");
        }

        for (var line = 2; line <= all.Length; line++)
        {
            if (all[line - 1].Trim() is { Length: > 0 } row)
            {
                ReadLine(row, line);
            }
        }

        if (found.Count == 0)
        {
            faults.Error(file, 1, "The file has no postcode that can be used.");
        }

        return found;

        void ReadLine(string row, int line)
        {
            if (row.Split(',', StringSplitOptions.TrimEntries) is not [var written, var round] || !Postcode.TryParse(written, out var postcode))
            {
                faults.Error(file, line, "The line must be a whole postcode, a comma and a round, such as 'AB1 2CD,town-a'.");
            }
            else if (!council.PostcodeDistricts.Contains(postcode.Outcode, StringComparer.OrdinalIgnoreCase))
            {
                faults.Error(file, line, $"'{postcode.Outcode}' is none of the postcodeDistricts in {council.Id}/council.yaml.");
            }
            else if (!rounds.Contains(round))
            {
                faults.Error(file, line, $"There is no round '{round}' in {RoundsFile.NameOf(council)}.");
            }
            else if (!found.TryAdd(postcode.Normalised, round))
            {
                faults.Error(file, line, $"The postcode is there twice: it is on line {lines[postcode.Normalised]} too.");
            }
            else
            {
                lines[postcode.Normalised] = line;
            }
        }
    }
}
