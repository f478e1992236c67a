using static EnquiryBot.Tests.Privacy.RedactionExamples;

namespace EnquiryBot.Tests.Privacy;

/// <summary>Runs alone, because it counts the processor time of the whole process.</summary>
[CollectionDefinition(nameof(RedactionCostTests), DisableParallelization = true)]
public sealed class RedactionCostCollection;

[Collection(nameof(RedactionCostTests))]
public sealed class RedactionCostTests
{
    // Four times the text costs 4 times as much in proportion, 16 times by the square.
    private const double Limit = 9;

    [Theory]
    [InlineData("0")]
    [InlineData("0 ")]
    [InlineData("0770 ")]
    [InlineData("+44 0")]
    [InlineData("a@")]
    [InlineData("a.a-")]
    [InlineData("x-at-")]
    [InlineData("a dot ")]
    [InlineData("a at a dot ")]
    [InlineData("a@[")]
    [InlineData("\"@")]
    [InlineData("GB82 ")]
    [InlineData("GB82WEST1234 ")]
    [InlineData("4111 1111 1111 ")]
    [InlineData("sort code account number ")]
    [InlineData("account 12345678 ")]
    [InlineData("12-34-56 ")]
    [InlineData("AA 12 34 ")]
    [InlineData("WM1 ")]
    [InlineData("[email]")]
    [InlineData("\u200B0")]
    [InlineData("\uD800")]
    public void Hostile_text_takes_time_in_proportion_to_its_length(string piece)
    {
        _ = Fastest(piece, 10_000);

        // A busy machine spoils a single ratio now and then; cost by the square spoils every one.
        var ratios = Enumerable.Range(0, 4).Select(_ => Ratio(piece));

        Assert.True(ratios.Any(ratio => ratio <= Limit), $"Four times '{piece}' took more than {Limit} times as long, four times over.");
    }

    private static double Ratio(string piece)
    {
        var tenThousand = Fastest(piece, 10_000);
        return Fastest(piece, 40_000) / tenThousand;
    }

    private static double Fastest(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
        return Enumerable.Range(0, 5).Min(_ => ProcessorTime(text));
    }

    // Processor time, not the clock: on a busy machine the clock also counts the others' turns.
    private static double ProcessorTime(string text)
    {
        var before = Environment.CpuUsage.UserTime;
        _ = Redacted(text);
        _ = Redacted(text);
        return (Environment.CpuUsage.UserTime - before).TotalMilliseconds;
    }
}
