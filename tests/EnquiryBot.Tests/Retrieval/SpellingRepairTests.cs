using EnquiryBot.Retrieval.Embedded;
using FsCheck;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Retrieval;

public sealed class SpellingRepairTests
{
    private static readonly SpellingRepair Repair = new(
        new Dictionary<string, int> { ["collection"] = 9, ["council"] = 20, ["tax"] = 20, ["waste"] = 12, ["wait"] = 12, ["permit"] = 3, ["ehcps"] = 1 },
        word => word is "correction" or "ehcp");

    [Theory]
    [InlineData("colection", "collection")]
    [InlineData("collectoin", "collection")]
    [InlineData("counsil", "council")]
    [InlineData("pirmit", "permit")]
    [InlineData("waist", "waste")]
    public void An_unknown_word_becomes_the_closest_word_of_the_pages(string word, string repaired)
    {
        Assert.Equal([repaired], Repair.Repair(word));
    }

    [Fact]
    public void A_missing_space_is_put_back()
    {
        Assert.Equal(["council", "tax"], Repair.Repair("counciltax"));
    }

    [Theory]
    [InlineData("council")]
    [InlineData("correction")]
    [InlineData("ehcp")]
    [InlineData("tx")]
    [InlineData("permit7")]
    [InlineData("helicopter")]
    public void A_known_a_short_or_a_strange_word_stays(string word)
    {
        Assert.Empty(Repair.Repair(word));
    }

    [Theory]
    [InlineData("bin", "bin", 0)]
    [InlineData("bin", "bni", 1)]
    [InlineData("bin", "bins", 1)]
    [InlineData("bin", "tin", 1)]
    [InlineData("collection", "colectoin", 2)]
    public void A_swap_of_neighbours_is_one_edit(string a, string b, int distance)
    {
        Assert.Equal(distance, SpellingRepair.Distance(a, b, 3));
    }

    [Property]
    public void The_distance_is_the_same_both_ways(NonNull<string> a, NonNull<string> b)
    {
        Assert.Equal(Math.Min(4, SpellingRepair.Distance(a.Get, b.Get, 3)), Math.Min(4, SpellingRepair.Distance(b.Get, a.Get, 3)));
    }
}
