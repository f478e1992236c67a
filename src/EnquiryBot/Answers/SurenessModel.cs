using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnquiryBot.Answers;

/// <summary>
/// How likely an answer is right: a logistic curve over signs that all speak for it, learned from judged questions by
/// <c>enquirybot evaluate sureness --learn</c>. The coefficients are a small file beside this one, so that a change of them is seen.
/// </summary>
public sealed record SurenessModel
{
    private const string Resource = "EnquiryBot.Answers.sureness.json";

    private static readonly (string Name, Func<AnswerSignals, double> Read)[] Known =
    [
        ("lead", s => s.Lead),
        ("agreement", s => s.SignsAgree),
        ("phrase", s => Math.Max(0, s.PhraseMeaning)),
        ("oneQuestion", s => s.Questions == 1 ? 1 : 0),
        ("kindAsked", s => s.AsksForKind ? 1 : 0),
        ("kindTold", s => s.AsksForKind && s.TellsWhatIsAsked ? 1 : 0),
    ];

    /// <summary>The coefficients that the engine was built with.</summary>
    public static SurenessModel Learned { get; } = Load();

    /// <summary>The names of the signs, in the order of <see cref="Signs"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(k => k.Name)];

    /// <summary>Goes up when the signs mean something else.</summary>
    [JsonPropertyName("version")]
    public required int Version { get; init; }

    /// <summary>How many judged questions it was learned from.</summary>
    [JsonPropertyName("questions")]
    public required int Questions { get; init; }

    /// <summary>The log-odds when no sign speaks.</summary>
    [JsonPropertyName("intercept")]
    public required double Intercept { get; init; }

    /// <summary>The weight of each sign; none is negative.</summary>
    [JsonPropertyName("weights")]
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    /// <summary>What the signals say, sign by sign.</summary>
    public static double[] Signs(AnswerSignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        return Array.ConvertAll(Known, k => k.Read(signals));
    }

    /// <summary>How likely the answer is right, 0 to 1.</summary>
    public double Probability(AnswerSignals signals)
    {
        var odds = Intercept;
        var signs = Signs(signals);
        for (var i = 0; i < signs.Length; i++)
        {
            odds += Weights[Known[i].Name] * signs[i];
        }

        return 1 / (1 + Math.Exp(-odds));
    }

    private static SurenessModel Load()
    {
        using var stream = typeof(SurenessModel).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"The engine lacks {Resource}.");
        var model = JsonSerializer.Deserialize<SurenessModel>(stream)!;
        return Known.All(k => model.Weights.TryGetValue(k.Name, out var weight) && weight >= 0)
            ? model
            : throw new InvalidDataException($"{Resource} lacks the weight of a sign, or has a negative one.");
    }
}
