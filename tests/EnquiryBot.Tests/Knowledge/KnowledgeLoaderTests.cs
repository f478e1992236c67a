using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Knowledge;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Knowledge;

public sealed class KnowledgeLoaderTests : IDisposable
{
    private readonly KnowledgeFolder _folder = KnowledgeFolder.WithCouncils();
    private readonly FaultList _faults = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Title_and_address_suffice_the_rest_is_inferred()
    {
        _folder.Write("brohelyg/articles/lost-dog.cy.md", "---\ntitle: Ci ar goll\nurl: https://www.brohelyg.example/cy/ci\n---\n\nTestun.\n");

        var article = Assert.Single(Load().Articles);

        Assert.Equal(("lost-dog", "brohelyg", LanguageTag.Welsh, "brohelyg/articles/lost-dog.cy.md"), (article.Id, article.Council.Value, article.Language, article.Origin));
        Assert.Equal(("Ci ar goll", "https://www.brohelyg.example/cy/ci", "Testun."), (article.Title, article.Url, article.Body));
        Assert.Null(article.Updated);
        Assert.Null(article.LastChecked);
        Assert.Empty(article.Interactions);
        Assert.Empty(_faults.All);
    }

    [Fact]
    public void Everything_that_the_front_matter_says_is_kept()
    {
        _folder.Write("alderbrook/articles/bins.md", SomeArticle.File("Text."));

        var article = Assert.Single(Load().Articles);

        Assert.Equal((new DateOnly(2026, 9, 14), new DateOnly(2026, 10, 20), new DateOnly(2027, 9, 14)), (article.Updated!.Value, article.LastChecked!.Value, article.ReviewBy!.Value));
        Assert.Equal((524, "waste", "Waste team"), (article.Service!.Value, article.Contact, article.Owner));
        Assert.Equal(["find-out", "report"], article.Interactions);
        Assert.Equal(["dustbin"], article.Keywords);
    }

    [Fact]
    public void A_shared_article_is_rendered_for_each_council_with_its_own_facts()
    {
        _folder.Write("shared/badge.md", "---\ntitle: \"Badges of {{council-name}}\"\nurl: \"{{council-website}}/badge\"\n---\nA badge costs {{ fee }}. Call {{council-phone}} or {{council-emergency-phone}}, or write to {{council-email}}.\n")
            .Write("alderbrook/facts.yaml", "fee: £10")
            .Write("westmarch/facts.yaml", "fee: >\n  £12,\n  in\n  advance")
            .Write("brohelyg/facts.yaml", "fee: nothing");

        var articles = Load().Articles.ToDictionary(a => a.Council.Value);

        Assert.Empty(_faults.All);
        Assert.Equal("A badge costs £10. Call 01632 960300 or 01632 960399, or write to hello@alderbrook.example.", articles["alderbrook"].Body);
        Assert.StartsWith("A badge costs £12, in advance.", articles["westmarch"].Body, StringComparison.Ordinal);
        Assert.Equal(("Badges of Bro Helyg County Council", "https://www.brohelyg.example/badge"), (articles["brohelyg"].Title, articles["brohelyg"].Url));
        Assert.Distinct(articles.Values.Select(a => a.Digest));
    }

    [Fact]
    public void A_Welsh_text_takes_the_Welsh_fact_and_else_the_common_one()
    {
        _folder.Write("brohelyg/articles/bins.cy.md", "---\ntitle: Biniau\nurl: https://www.brohelyg.example/cy\n---\nOn {{day}}, {{fee}}, {{council-name}}\n")
            .Write("brohelyg/articles/bins.md", "---\ntitle: Bins\nurl: https://www.brohelyg.example\n---\nOn {{day}}, {{fee}}, {{council-name}}\n")
            .Write("brohelyg/facts.yaml", "day: Monday\nday.cy: dydd Llun\nfee: £38");

        var articles = Load().Articles.ToDictionary(a => a.Language);

        Assert.Equal("On dydd Llun, £38, Cyngor Sir Bro Helyg", articles[LanguageTag.Welsh].Body);
        Assert.Equal("On Monday, £38, Bro Helyg County Council", articles[LanguageTag.English].Body);
    }

    [Fact]
    public void A_fact_of_the_whole_country_is_shared_until_a_council_has_its_own()
    {
        _folder.Write("shared/bins.md", Minimal("Bins", "councils: [alderbrook, brohelyg]\n", "\nIt is {{charge}}"))
            .Write("shared/bins.cy.md", Minimal("Biniau", "councils: [alderbrook, brohelyg]\n", "\nIt is {{charge}}"))
            .Write("shared/facts.yaml", "charge: £10 in England\ncharge.cy: £10 yn Lloegr")
            .Write("brohelyg/facts.yaml", "charge: free");

        Assert.Equal(
            ["alderbrook en It is £10 in England", "brohelyg cy It is free", "brohelyg en It is free"],
            Load().Articles.Select(a => $"{a.Council} {a.Language} {a.Body}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fact_may_name_others_and_those_of_another_council()
    {
        _folder.Write("alderbrook/articles/roads.md", Minimal("Roads", "", "\n{{road-rule}} {{county-phone}}"))
            .Write("alderbrook/facts.yaml", "road-rule: \"For potholes call {{westmarch/roads-phone}}, for bins {{bin-phone}}.\"\nbin-phone: 01632 960120\ncounty-phone: \"{{westmarch/council-phone}}\"")
            .Write("westmarch/facts.yaml", "roads-phone: 01632 960340");

        Assert.Equal("For potholes call 01632 960340, for bins 01632 960120. 01632 960300", Assert.Single(Load().Articles).Body);
        Assert.Empty(_faults.All);
    }

    [Theory]
    [InlineData("{{fund}} helps.", "The Hardship Fund helps.")]
    [InlineData("Ask for help. {{fund}} helps.", "Ask for help. The Hardship Fund helps.")]
    [InlineData("Ask:\n\n- {{fund}}\n- us", "Ask:\n\n- The Hardship Fund\n- us")]
    [InlineData("Ask {{fund}} or, at 4.30pm, {{fund}}.", "Ask the Hardship Fund or, at 4.30pm, the Hardship Fund.")]
    [InlineData("Write. {{email}} is read daily.", "Write. help@alderbrook.example is read daily.")]
    public void A_fact_that_begins_a_sentence_has_a_capital(string body, string filled)
    {
        _folder.Write("alderbrook/articles/a.md", Minimal("A", "", $"\n{body}")).Write("alderbrook/facts.yaml", "fund: the Hardship Fund\nemail: help@alderbrook.example");

        Assert.Equal(filled, Assert.Single(Load().Articles).Body);
    }

    [Theory]
    [InlineData("rule: \"{{nowhere/phone}}\"", "nowhere/phone")]
    [InlineData("rule: \"{{phone}}\"", "phone")]
    [InlineData("rule: \"{{other}}\"\nother: \"{{rule}}\"", "other")]
    [InlineData("rule: \"{{rule}}\"", "rule")]
    public void A_fact_that_names_what_is_not_there_or_not_plain_is_a_fault(string facts, string key)
    {
        _folder.Write("alderbrook/articles/a.md", Minimal("A", "", "\n{{rule}}")).Write("alderbrook/facts.yaml", facts);

        Load();

        Assert.Equal($"There is no plain fact '{key}' in alderbrook/facts.yaml or shared/facts.yaml.", Assert.Single(_faults.All).Message);
    }

    [Fact]
    public void A_shared_article_is_shown_where_it_says_and_not_where_it_is_replaced()
    {
        _folder.Write("shared/noise.md", Minimal("Shared noise"))
            .Write("shared/noise.cy.md", Minimal("Sŵn"))
            .Write("shared/badge.md", Minimal("Badge", "councils: [westmarch, brohelyg]\n"))
            .Write("alderbrook/articles/noise-here.md", Minimal("Alderbrook noise", "overrides: noise\n"));

        Assert.Equal(
            ["alderbrook: Alderbrook noise", "brohelyg: Badge", "brohelyg: Shared noise", "brohelyg: Sŵn", "westmarch: Badge", "westmarch: Shared noise"],
            Load().Articles.Select(a => $"{a.Council}: {a.Title}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_override_hides_the_shared_article_in_every_language()
    {
        _folder.Write("shared/noise.md", Minimal("Shared noise")).Write("shared/noise.cy.md", Minimal("Sŵn"))
            .Write("brohelyg/articles/noise.md", Minimal("Our noise", "overrides: noise\n"));

        Assert.Equal(["Our noise"], Load().Articles.Where(a => a.Council.Value == "brohelyg").Select(a => a.Title));
    }

    [Fact]
    public void A_Welsh_twin_takes_over_what_is_the_same_in_every_language()
    {
        _folder.Write("shared/badge.md", Minimal("Badge", "councils: [brohelyg]\nservice: 524\ninteractions: [8]\ncontact: waste\nowner: Badge team\nreviewBy: 2027-01-01\nlastChecked: 2026-01-01\nkeywords: [card]\n"))
            .Write("shared/badge.cy.md", Minimal("Bathodyn", "owner: Tîm\n"));

        var twin = Load().Articles.Single(a => a.Language == LanguageTag.Welsh);

        Assert.Equal((524, "waste", "Tîm", new DateOnly(2027, 1, 1)), (twin.Service!.Value, twin.Contact, twin.Owner, twin.ReviewBy!.Value));
        Assert.Equal(["find-out"], twin.Interactions);
        Assert.Null(twin.LastChecked);
        Assert.Empty(twin.Keywords);
    }

    [Fact]
    public void The_digest_and_the_version_change_with_anything()
    {
        string Version(string text) => Load(_folder.Write("alderbrook/articles/bins.md", text)).Version;

        string[] versions =
        [
            Version(SomeArticle.File("Text.")),
            Version(SomeArticle.File("Text!")),
            Version(SomeArticle.File("Text.").Replace("dustbin", "dust bin", StringComparison.Ordinal)),
            Version(SomeArticle.File("Text.").Replace("2026-10-20", "2026-10-21", StringComparison.Ordinal)),
            Version(SomeArticle.File("Text.").Replace("Waste team", "Bin team", StringComparison.Ordinal)),
            Version(SomeArticle.File("Text.").Replace("2027-09-14", "2027-09-15", StringComparison.Ordinal)),
        ];

        Assert.Distinct(versions);
        Assert.Equal(versions[0], Version(SomeArticle.File("Text.")));
    }

    public static TheoryData<string, string, int, string> Faults => new()
    {
        { "alderbrook/articles/a.md", "No front matter.", 1, "must begin with front matter" },
        { "alderbrook/articles/a.md", "---\ntitle: A\n", 1, "must begin with front matter" },
        { "alderbrook/articles/a.md", "---\n- A\n---\nText.", 2, "'key: value' lines" },
        { "alderbrook/articles/a.md", "---\ntitle: A\nurl: \"x\n---\nText.", 3, "not valid YAML" },
        { "alderbrook/articles/a.md", "---\nurl: https://www.alderbrook.example\n---\nText.", 2, "The field 'title' is missing" },
        { "alderbrook/articles/a.md", "---\ntitle: A\n---\nText.", 2, "The field 'url' is missing" },
        { "alderbrook/articles/a.md", Minimal("A", "titel: B\n"), 4, "'titel' is not a known field" },
        { "alderbrook/articles/a.md", Minimal("A", "updated: 14/09/2026\n"), 4, "must be a date such as" },
        { "alderbrook/articles/a.md", Minimal("A", "service: bins\n"), 4, "must be a whole number" },
        { "alderbrook/articles/a.md", Minimal("A", "council: westmarch\n"), 4, "its council cannot be 'westmarch'" },
        { "alderbrook/articles/a.md", Minimal("A", "language: cy\n"), 4, "a Welsh file ends in .cy.md" },
        { "alderbrook/articles/a.md", Minimal("A", "id: A page\n"), 4, "must be up to 100 lower-case letters" },
        { "alderbrook/articles/A.md", Minimal("A"), 2, "The id 'A' must be" },
        { "alderbrook/articles/a.md", Minimal("A", "", "\n\n## B\n\nIt costs {{fee}}."), 9, "There is no plain fact 'fee' in alderbrook/facts.yaml" },
        { "alderbrook/articles/a.md", Minimal("{{fee}}").Replace("{{fee}}", "'{{fee}}'", StringComparison.Ordinal), 2, "There is no plain fact 'fee'" },
        { "alderbrook/facts.yaml", "a: b\nBulky Fee: £38", 2, "must be lower-case letters, digits and hyphens" },
        { "alderbrook/facts.yaml", "a: b\nday.fr: lundi", 2, "must be lower-case letters, digits and hyphens" },
        { "alderbrook/facts.yaml", "a: b\nfee:", 2, "The field 'fee' is missing" },
        { "alderbrook/facts.yaml", "a: b\nfee: \"{{a}\"", 2, "A placeholder in the fact 'fee' is not written as {{key}}" },
        { "alderbrook/facts.yaml", "a: b\ncouncil-phone: 01632 960100", 2, "it comes from council.yaml" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_reported_with_its_file_and_line(string file, string text, int line, string words)
    {
        Load(_folder.Write(file, text));

        var fault = Assert.Single(_faults.All);
        Assert.Equal((file, line, FaultSeverity.Error), (fault.File, fault.Line, fault.Severity));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_id_twice_in_a_council_is_a_fault_of_the_file_that_came_last()
    {
        _folder.Write("shared/bins.md", Minimal("Shared")).Write("alderbrook/articles/bins.md", Minimal("Own"))
            .Write("alderbrook/articles/dustbins.md", Minimal("Own again", "id: bins\n"));

        var titles = Load().Articles.Where(a => a.Council.Value == "alderbrook").Select(a => a.Title);

        Assert.Equal(["Shared"], titles);
        Assert.Equal([("alderbrook/articles/bins.md", 2), ("alderbrook/articles/dustbins.md", 4)], _faults.All.Select(f => (f.File, f.Line)));
        Assert.All(_faults.All, f => Assert.Contains("already has the id 'bins' in 'en', from shared/bins.md", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_shared_fault_is_listed_once_however_many_councils_show_it()
    {
        _folder.Write("shared/a.md", Minimal("A", "service: bins\n"));

        Load();

        Assert.Single(_faults.All);
    }

    private static string Minimal(string title, string more = "", string body = "Text.") =>
        $"---\ntitle: {title}\nurl: https://www.alderbrook.example/a\n{more}---\n{body}\n";

    private KnowledgeSet Load() => Load(_folder);

    private KnowledgeSet Load(KnowledgeFolder folder) =>
        KnowledgeLoader.Load(folder.Path, CouncilFile.ReadAll(folder.Path, _faults), ServiceCatalogue.Load(folder.Path, _faults).InteractionIds, _faults);
}
