namespace EnquiryBot.Tests.Safeguarding;

/// <summary>Runs alone, because it counts the processor time of the whole process.</summary>
[CollectionDefinition(nameof(SafeguardingCostTests), DisableParallelization = true)]
public sealed class SafeguardingCostCollection;

[Collection(nameof(SafeguardingCostTests))]
public sealed class SafeguardingCostTests
{
    private const int Longest = 10_000;

    [Theory]
    [InlineData("i ")]
    [InlineData("kill ")]
    [InlineData("my neighbour is ")]
    [InlineData("fire door ")]
    [InlineData("threatening me with a fine ")]
    [InlineData("on fire door ")]
    [InlineData("he she they has got with a ")]
    [InlineData("wedi yn y ty ")]
    [InlineData("a")]
    [InlineData("\u0301")]
    [InlineData("[email]")]
    public void The_longest_hostile_message_takes_less_than_a_tenth_of_a_second(string piece)
    {
        var text = ShippedScreen.Redact(string.Concat(Enumerable.Repeat(piece, (Longest / piece.Length) + 1))[..Longest]);

        // A busy machine spoils a single run now and then; real cost spoils every one.
        var fastest = Enumerable.Range(0, 5).Min(_ => ProcessorTime(() => ShippedScreen.Screen.FindAll(text)));

        Assert.InRange(fastest, 0, 100);
    }

    [Fact]
    public void An_ordinary_message_takes_far_less_than_a_tenth_of_a_millisecond()
    {
        var messages = HarmlessMessages.All.Select(ShippedScreen.Redact).ToList();

        var fastest = Enumerable.Range(0, 20).Min(_ => ProcessorTime(() => messages.ForEach(m => ShippedScreen.Screen.FindAll(m))));

        Assert.InRange(fastest / messages.Count, 0, 0.1);
    }

    private static double ProcessorTime(Action run)
    {
        var before = Environment.CpuUsage.UserTime;
        run();
        return (Environment.CpuUsage.UserTime - before).TotalMilliseconds;
    }
}
