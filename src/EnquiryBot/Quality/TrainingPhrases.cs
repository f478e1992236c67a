using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Quality;

/// <summary>Every sample phrase of <c>intents.yaml</c>, whatever it is a sample of.</summary>
internal static class TrainingPhrases
{
    private const string FileName = "intents.yaml";

    public static IReadOnlyList<string> Read(string folder, FaultList faults)
    {
        if (!File.Exists(Path.Combine(folder, FileName))
            || EditorFile.Read(folder, FileName, faults) is not { } text
            || YamlMap.Parse(text, FileName, faults) is not { } map)
        {
            return [];
        }

        var groups = map.Maps("services").Concat(map.Maps("smallTalk")).Concat(map.Maps("elsewhere"))
            .Append(map.Map("person")).Append(map.Map("outOfScope")).OfType<YamlMap>();
        return [.. groups.Select(g => g.Map("phrases")).OfType<YamlMap>().SelectMany(p => LanguageTag.All.SelectMany(l => p.Texts(l.Value)))];
    }
}
