using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>A mean over questions with its 95 % bootstrap interval; serialises to exactly its documented JSON. All null without questions.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end.</param>
public sealed record Measure(
    [property: JsonPropertyName("value")] double? Value,
    [property: JsonPropertyName("low")] double? Low,
    [property: JsonPropertyName("high")] double? High)
{
    /// <summary>The mean of one value a question.</summary>
    public static Measure Of(IReadOnlyList<double> values)
    {
        var (low, high) = Bootstrap.Interval(values);
        return new Measure(values.Count == 0 ? null : values.Average(), low, high);
    }

    /// <summary>How much more the values are than others of the same questions, question by question.</summary>
    /// <param name="values">One value a question.</param>
    /// <param name="others">The others, in the same order.</param>
    public static Measure OfDifference(IReadOnlyList<double> values, IReadOnlyList<double> others) => Of([.. values.Zip(others, (v, o) => v - o)]);
}
