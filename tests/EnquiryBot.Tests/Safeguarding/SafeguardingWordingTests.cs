using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Language;
using EnquiryBot.Safeguarding;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Safeguarding;

public sealed class SafeguardingWordingTests
{
    private static readonly DateTimeOffset BankHolidayNight = new(2026, 12, 28, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TuesdayMorning = new(2026, 11, 24, 11, 0, 0, TimeSpan.Zero);

    // Nobody may have read the message, and nobody may come: none of these may be said, whatever an editor writes.
    private static readonly string[] Promises =
    [
        "have been told", "has been told", "been informed", "been alerted", "we have seen", "have read", "has read", "will help you now",
        "on their way", "on the way", "will contact you", "will call you", "will be in touch", "passed your message", "your message has",
        "wedi cael gwybod", "wedi darllen", "byddwn yn cysylltu", "ar y ffordd", "bydd rhywun",
    ];

    public static TheoryData<string, string> All
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var council in ShippedScreen.Councils)
            {
                foreach (var concern in Concern.All)
                {
                    rows.Add(council.Id.Value, concern.Id);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_reply_names_999_and_the_line_of_the_hour_and_promises_nothing(string council, string concern)
    {
        var (profile, about) = (Council(council), Concern.Find(concern)!);
        foreach (var language in profile.Languages)
        {
            foreach (var now in new[] { BankHolidayNight, TuesdayMorning })
            {
                var text = SafeguardingWording.Say(about, profile, language, ShippedScreen.Phrases, now);

                Assert.Contains("999", text.Split("\n\n")[0], StringComparison.Ordinal);
                Assert.Contains(profile.LineAt(about.Service, now).Phone, text, StringComparison.Ordinal);
                Assert.DoesNotContain("{", text, StringComparison.Ordinal);
                Assert.DoesNotContain(Promises, p => text.Contains(p, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Theory]
    [InlineData("westmarch", "en", "child-at-risk", "Our office for this is closed now. For an emergency at this hour ring Emergency Duty Team: 01632 960399.")]
    [InlineData("alderbrook", "en", "danger-to-life", "Our office for this is closed now. For an emergency at this hour ring Alderbrook District Council: 01632 960199.")]
    [InlineData("brohelyg", "cy", "suicide", "Mae ein swyddfa ar gyfer hyn ar gau nawr. Mewn argyfwng ar yr awr hon ffoniwch Tîm y tu allan i oriau: 029 2018 0199.")]
    public void At_3_am_on_a_bank_holiday_we_are_closed_and_the_line_for_that_hour_is_named(string council, string language, string concern, string line) =>
        Assert.Contains(line, Say(council, language, concern, BankHolidayNight), StringComparison.Ordinal);

    [Theory]
    [InlineData("westmarch", "en", "adult-at-risk", "At Westmarch County Council you can ring Social care and Blue Badges now: 01632 960300.")]
    [InlineData("brohelyg", "cy", "child-at-risk", "Yn Cyngor Sir Bro Helyg gallwch ffonio Gofal cymdeithasol a Bathodynnau Glas nawr: 029 2018 0100.")]
    public void While_the_council_is_open_its_own_team_is_named(string council, string language, string concern, string line) =>
        Assert.Contains(line, Say(council, language, concern, TuesdayMorning), StringComparison.Ordinal);

    [Theory]
    [InlineData("alderbrook", "domestic-abuse", "0808 2000 247")]
    [InlineData("brohelyg", "domestic-abuse", "0808 80 10 800")]
    [InlineData("fernleigh", "gas", "0800 111 999")]
    [InlineData("westmarch", "suicide", "116 123")]
    [InlineData("westmarch", "child-at-risk", "0808 800 5000")]
    [InlineData("brohelyg", "flood", "0345 988 1188")]
    public void The_helpline_is_the_nations(string council, string concern, string number) =>
        Assert.Contains(number, Say(council, "en", concern, TuesdayMorning), StringComparison.Ordinal);

    [Theory]
    [InlineData(Nation.Scotland, "domestic-abuse", "0800 027 1234")]
    [InlineData(Nation.NorthernIreland, "domestic-abuse", "0808 802 1414")]
    [InlineData(Nation.NorthernIreland, "gas", "0800 002 001")]
    [InlineData(Nation.NorthernIreland, "suicide", "0808 808 8000")]
    [InlineData(Nation.NorthernIreland, "flood", "0300 2000 100")]
    public void Other_nations_have_other_helplines(Nation nation, string concern, string number)
    {
        var council = Council("alderbrook") with { Nation = nation };

        var text = SafeguardingWording.Say(Concern.Find(concern)!, council, LanguageTag.English, ShippedScreen.Phrases, TuesdayMorning);

        Assert.Contains(number, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_concern_has_wording_and_every_wording_a_concern() =>
        Assert.Equal(Concern.All.Select(c => c.Id).Order(StringComparer.Ordinal), PhraseKey.Concerns.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("safeguarding.fire", "Get out and call us.", "The wording of 'safeguarding.fire' must have '999'.")]
    [InlineData("safeguarding.gas", "Call 999.", "The wording of 'safeguarding.gas' must have '{helpline}'.")]
    [InlineData("safeguarding.closed", "We are closed.", "The wording of 'safeguarding.closed' must have '{linePhone}'.")]
    public void A_councils_own_wording_may_not_lose_a_number(string key, string text, string fault)
    {
        var phrases = File.ReadAllText(Path.Combine(ShippedScreen.Folder, "phrases.yaml"));
        using var folder = KnowledgeFolder.WithCouncils().Write("phrases.yaml", phrases).Write("alderbrook/phrases.yaml", $"{key}:\n  en: \"{text}\"\n");

        var faults = folder.FaultsOf((path, list) => PhraseBook.Load(path, [CouncilId.Parse("alderbrook")], list));

        Assert.Contains(faults, f => (f.File, f.Line, f.Message) == ("alderbrook/phrases.yaml", 2, fault));
    }

    private static CouncilProfile Council(string id) => ShippedScreen.Councils.Single(c => c.Id.Value == id);

    private static string Say(string council, string language, string concern, DateTimeOffset now)
    {
        Assert.True(LanguageTag.TryParse(language, out var tag));
        return SafeguardingWording.Say(Concern.Find(concern)!, Council(council), tag, ShippedScreen.Phrases, now);
    }
}
