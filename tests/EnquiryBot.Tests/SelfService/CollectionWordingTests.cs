using EnquiryBot.Councils;

namespace EnquiryBot.Tests.SelfService;

/// <summary>What a citizen is told at a moment.</summary>
public sealed class CollectionWordingTests
{
    [Fact]
    public void Bins_of_one_day_stand_together_and_a_season_that_has_not_begun_last()
    {
        var said = Say(new DateTime(2026, 11, 23, 10, 0, 0), "alderbrook", "alder-cross-a");

        Assert.Equal(
            """
            These are the next collections for your postcode:

            - Tomorrow, Tuesday 24 November: black rubbish bin and food waste caddy
            - Tuesday 1 December: blue recycling bin, glass box and food waste caddy
            - Brown garden waste bin (if you pay for it): next on Tuesday 2 March 2027

            Put everything out by 6:30am on the day.
            """.ReplaceLineEndings("\n"),
            said);
    }

    [Fact]
    public void A_collection_day_is_today_until_it_is_over_and_the_next_ones_follow_once_bins_had_to_be_out()
    {
        var (early, late) = (Say(new DateTime(2026, 11, 24, 6, 0, 0), "alderbrook", "alder-cross-a"), Say(new DateTime(2026, 11, 24, 20, 0, 0), "alderbrook", "alder-cross-a"));

        Assert.Contains("- Today, Tuesday 24 November: black rubbish bin and food waste caddy", early, StringComparison.Ordinal);
        Assert.DoesNotContain("8 December", early, StringComparison.Ordinal);
        Assert.Contains("- Today, Tuesday 24 November: black", late, StringComparison.Ordinal);
        Assert.Contains("- Tuesday 8 December: black", late, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shifted_day_says_instead_of_which()
    {
        var said = Say(new DateTime(2026, 12, 23, 10, 0, 0), "alderbrook", "villages-a");

        Assert.Contains("- Sunday 27 December (instead of Friday 25 December): ", said, StringComparison.Ordinal);
        Assert.Contains("- Saturday 2 January 2027 (instead of Friday 1 January 2027): ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_said_in_Welsh_too()
    {
        var said = Say(new DateTime(2026, 12, 23, 10, 0, 0), "brohelyg", "trefaes-a", LanguageTag.Welsh);

        Assert.Contains("- Yfory, dydd Iau 24 Rhagfyr (yn lle dydd Gwener 25 Rhagfyr): cadi gwastraff bwyd lliw arian, bag oren", said, StringComparison.Ordinal);
        Assert.Contains(" a blwch llwyd ar gyfer gwydr\n", said, StringComparison.Ordinal);
        Assert.Contains("Rhowch bopeth allan erbyn 6am ar y diwrnod.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_is_the_councils_not_the_servers()
    {
        // Half past midnight on the 31st in London, in summer time.
        var said = Say(new DateTime(2027, 8, 30, 23, 30, 0), "fernleigh", "north-a");

        Assert.Contains("- Today, Tuesday 31 August (instead of Monday 30 August): ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_told_when_no_date_is_known_or_the_round_is_gone()
    {
        Assert.Null(SomeCollections.NextAt(new DateTime(2028, 1, 10, 10, 0, 0), "alderbrook", "alder-cross-a"));
        Assert.Null(SomeCollections.NextAt(new DateTime(2026, 11, 23, 10, 0, 0), "alderbrook", "gone"));
    }

    private static string Say(DateTime utc, string council, string round, LanguageTag language = default) =>
        SomeCollections.Say(SomeCollections.NextAt(utc, council, round)!, council, language);
}
