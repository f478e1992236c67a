using EnquiryBot.Content;
using EnquiryBot.Knowledge;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;
using EnquiryBot.Safeguarding;

namespace EnquiryBot.Tests.Safeguarding;

public sealed class SafeguardingScreenTests
{
    private const int ChildConcerns = 266;
    private const int AdultConcerns = 731;
    private const int Emergencies = 703;
    private const int AntiSocialBehaviour = 1484;
    private const string Dangerous = "dangerous";

    [Fact]
    public void Every_dangerous_message_raises_its_concern()
    {
        var missed = DangerousMessages.All.Where(m => !ShippedScreen.Find(m.Text).Contains(m.Concern)).ToList();

        Assert.Empty(missed);
        Assert.True(DangerousMessages.All.Count() > 300);
        Assert.Empty(Concern.All.Select(c => c.Id).Except(DangerousMessages.All.Select(m => m.Concern)));
    }

    [Fact]
    public void No_ordinary_message_raises_a_concern()
    {
        Assert.Empty(HarmlessMessages.All.Select(text => (text, Found: ShippedScreen.Find(text))).Where(m => m.Found.Length > 0).Select(m => $"{m.Found[0]}: {m.text}"));
        Assert.True(HarmlessMessages.All.Count() > 250);
    }

    [Fact]
    public void Of_the_golden_set_the_dangerous_rows_raise_a_concern_and_no_other_does_that_people_need_not_take_over()
    {
        var rows = GoldenSet.Read(Path.Combine(ShippedScreen.Folder, GoldenSet.FolderName), new FaultList()).Rows.ToList();

        Assert.Contains(rows, r => r.Kind == Dangerous);
        Assert.Empty(rows.Where(r => ShippedScreen.Find(r.Text).Length > 0 ? !r.Outcome.Contains("handed-over") : r.Kind == Dangerous).Select(r => r.Id));
        Assert.DoesNotContain(rows.SelectMany(r => r.History), text => ShippedScreen.Find(text).Length > 0);
    }

    [Fact]
    public void No_title_or_first_line_of_an_article_raises_a_concern_unless_it_is_about_that_concern()
    {
        int[] aboutDanger = [ChildConcerns, AdultConcerns, Emergencies, AntiSocialBehaviour];
        var articles = ShippedScreen.Articles().Articles;

        var taken = articles.Where(a => !aboutDanger.Contains(a.Service ?? 0))
            .SelectMany(a => new[] { a.Title, SentenceSplitter.Split(a.Body)[0] })
            .Where(text => ShippedScreen.Find(text).Length > 0);

        Assert.NotEmpty(articles);
        Assert.Empty(taken);
    }

    [Theory]
    [InlineData("he isnt threatening me with a knife any more but he did on monday", "danger-to-life")]
    [InlineData("my friend says she is not suicidal but she took an overdose", "suicide")]
    [InlineData("the house is on fire, fire door wont open", "fire")]
    [InlineData("fire safety question: our flat is on fire", "fire")]
    [InlineData("my dog bit the postman. also my husband hits me", "domestic-abuse")]
    public void Doubt_goes_to_safety(string text, string concern) => Assert.Contains(concern, ShippedScreen.Find(text));

    [Theory]
    [InlineData("MY NEIGHBOUR IS THREATENING ME WITH A KNIFE")]
    [InlineData("my neighbour is thretening me")]
    [InlineData("my neighbour is threatenning me")]
    [InlineData("my neighbour is threateningg meee")]
    [InlineData("my neighbour is ｔｈｒｅａｔｅｎｉｎｇ me")]
    [InlineData("my néighbour is thréatening me")]
    [InlineData("my neighbour is threatening me, ring 01632 960100, WM1 2AB")]
    public void Spelling_case_and_look_alikes_do_not_hide_danger(string text) => Assert.Equal(["danger-to-life"], ShippedScreen.Find(text));

    [Fact]
    public void The_gravest_concern_comes_first()
    {
        const string Text = "my husband hits me and now the house is on fire";

        Assert.Equal(["fire", "domestic-abuse"], ShippedScreen.Find(Text));
        Assert.Equal(Concern.Fire, ShippedScreen.Screen.Screen(ShippedScreen.Redact(Text)));
        Assert.Null(ShippedScreen.Screen.Screen(ShippedScreen.Redact("when is my bin collected")));
    }

    [Fact]
    public void Every_concern_is_found_again_by_its_id_and_names_the_service_that_matters()
    {
        Assert.All(Concern.All, c => Assert.Same(c, Concern.Find(c.Id)));
        Assert.Null(Concern.Find("bins"));
        Assert.Equal([("child-at-risk", 266), ("adult-at-risk", 731), ("flood", 703)], Concern.All.Where(c => c.Service is not null).Select(c => (c.Id, c.Service!.Value)));
    }

    [Fact]
    public void A_place_that_knows_no_danger_is_safe()
    {
        Assert.Empty(ShippedScreen.Find(""));
        Assert.Empty(ShippedScreen.Find("?!\n\n🙂"));
        Assert.Empty(ShippedScreen.Find("[postcode] [email]"));
    }
}
