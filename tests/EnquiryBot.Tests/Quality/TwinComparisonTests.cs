using EnquiryBot.Quality;

namespace EnquiryBot.Tests.Quality;

public sealed class TwinComparisonTests
{
    // By hand: 2 lost and 1 won of 10, so (1.5 - 2.5) / 12 = -0.0833; reach 1.959964 * sqrt(4 - 1/12) / 12 = 0.3232.
    [Fact]
    public void The_interval_is_that_of_Agresti_and_Min()
    {
        var compared = TwinComparison.Of("misspelt", "right", [.. Pairs(5, true, true), .. Pairs(2, true, false), .. Pairs(1, false, true), .. Pairs(2, false, false)]);

        Assert.Equal((10, 0.7, 0.6, -0.1), (compared.Pairs, compared.Original, compared.Twin, Math.Round(compared.Difference, 6)));
        Assert.Equal((-0.4066, 0.2399), (Math.Round(compared.Low, 4), Math.Round(compared.High, 4)));
    }

    [Fact]
    public void Few_pairs_that_all_agree_leave_room_for_doubt()
    {
        var compared = TwinComparison.Of("welsh", "right", [.. Pairs(3, true, true)]);

        Assert.Equal(0, compared.Difference);
        Assert.True(compared.Low < -0.2 && compared.High > 0.2);
    }

    private static IEnumerable<(bool Original, bool Twin)> Pairs(int number, bool original, bool twin) => Enumerable.Repeat((original, twin), number);
}
