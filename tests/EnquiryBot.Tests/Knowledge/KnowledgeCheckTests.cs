using System.Globalization;
using EnquiryBot.Content;
using EnquiryBot.Knowledge;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Knowledge;

public sealed class KnowledgeCheckTests
{
    private const string Bins = "alderbrook/articles/bins.md";
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly string FortyOne = string.Join(' ', Enumerable.Repeat("Word", 40)) + " last.";

    public static TheoryData<string, string, int, FaultSeverity, string> FrontMatter => new()
    {
        { "updated: 2026-09-14\n", "", 2, FaultSeverity.Warning, "The field 'updated' is missing" },
        { "lastChecked: 2026-10-20\n", "", 2, FaultSeverity.Warning, "The field 'lastChecked' is missing" },
        { "reviewBy: 2027-09-14\n", "", 2, FaultSeverity.Warning, "The field 'reviewBy' is missing" },
        { "service: 524\n", "", 2, FaultSeverity.Warning, "The field 'service' is missing" },
        { "interactions: [find-out, 17]\n", "", 2, FaultSeverity.Warning, "The field 'interactions' is missing" },
        { "contact: waste\n", "", 2, FaultSeverity.Warning, "The field 'contact' is missing" },
        { "owner: Waste team\n", "", 2, FaultSeverity.Warning, "The field 'owner' is missing" },
        { "service: 524", "service: 525", 7, FaultSeverity.Error, "The LGSL code 525 is not in services.yaml" },
        { "service: 524", "service: 557", 7, FaultSeverity.Warning, "alderbrook does not run the service 557" },
        { "[find-out, 17]", "[find-out, 4]", 8, FaultSeverity.Error, "The interaction '4' is not in services.yaml" },
        { "[find-out, 17]", "[complain]", 8, FaultSeverity.Error, "The interaction 'complain' is not in services.yaml" },
        { "contact: waste", "contact: roads", 9, FaultSeverity.Error, "alderbrook has no queue 'roads'" },
        { "reviewBy: 2027-09-14", "reviewBy: 2026-11-22", 11, FaultSeverity.Error, "The review date has passed" },
        { "lastChecked: 2026-10-20", "lastChecked: 2026-11-24", 6, FaultSeverity.Warning, "'lastChecked' lies in the future" },
        { "updated: 2026-09-14", "updated: 2027-01-01", 5, FaultSeverity.Warning, "'updated' lies in the future" },
        { "url: https://www.alderbrook.example/bins", "url: http://www.alderbrook.example/bins", 4, FaultSeverity.Error, "must be an https address on the website of alderbrook" },
        { "url: https://www.alderbrook.example/bins", "url: https://www.westmarch.example/bins", 4, FaultSeverity.Error, "must be an https address on the website of alderbrook" },
        { "url: https://www.alderbrook.example/bins", "url: https://notalderbrook.example/bins", 4, FaultSeverity.Error, "must be an https address on the website of alderbrook" },
        { "url: https://www.alderbrook.example/bins", "url: /bins", 4, FaultSeverity.Error, "must be an https address on the website of alderbrook" },
        { "owner: Waste team", "councils: [alderbrook]\nowner: x", 10, FaultSeverity.Error, "Only a shared article has 'councils'" },
        { "owner: Waste team", "overrides: bins\nowner: x", 10, FaultSeverity.Error, "There is no shared article 'bins' to replace" },
    };

    [Theory]
    [MemberData(nameof(FrontMatter))]
    public void A_fault_of_the_front_matter_is_reported(string right, string wrong, int line, FaultSeverity severity, string words)
    {
        Assert.Contains(right, SomeArticle.File(), StringComparison.Ordinal);

        var fault = Assert.Single(FaultsOf((Bins, SomeArticle.File().Replace(right, wrong, StringComparison.Ordinal))));

        Assert.Equal((Bins, line, severity), (fault.File, fault.Line, fault.Severity));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bins", 0)]
    [InlineData("rubbish", 1)]
    public void What_is_looked_up_names_an_article_of_the_council(string article, int faults)
    {
        const string Rounds = """
            outBy: "06:30"
            article: {0}
            remindAt: "19:00"
            through: 2027-12-17
            containers: [{{id: black, name: {{en: black bin}}}}]
            rounds: [{{id: town, weekday: friday, collections: [{{container: black, every: 1, on: 2026-11-27}}]}}]
            bankHolidayMondays: as-usual
            """;

        var found = FaultsOf(
            (Bins, SomeArticle.File()),
            ("alderbrook/rounds.yaml", string.Format(CultureInfo.InvariantCulture, Rounds, article)),
            ("alderbrook/lookups/collections.csv", "postcode,round\nWM1 1AA,town\n"));

        Assert.Equal(faults, found.Count(f => f is { File: "alderbrook/rounds.yaml", Line: 2 } && f.Message.Contains("no article 'rubbish'", StringComparison.Ordinal)));
        Assert.Equal(faults, found.Count);
    }

    // The body begins at line 14 with a page of prose, and what is tried follows two lines below.
    public static TheoryData<string, int, FaultSeverity, string> Bodies => new()
    {
        { "# Bins\n\nText.", 16, FaultSeverity.Error, "begin headings with '##'" },
        { "Bins\n====\n\nText.", 17, FaultSeverity.Error, "begin headings with '##'" },
        { "### Bins\n\nText.", 16, FaultSeverity.Error, "The heading skips a level: '###' may only stand under '##'" },
        { "## Bins\n\nText.\n\n#### Days\n\nText.", 20, FaultSeverity.Error, "'####' may only stand under '###'" },
        { "## Bins\n\n## Days\n\nText.", 16, FaultSeverity.Error, "There is no text under the heading 'Bins'" },
        { "Text.\n\n## Bins", 18, FaultSeverity.Error, "There is no text under the heading 'Bins'" },
        { "See\nthe [page](article:nowhere).", 17, FaultSeverity.Error, "alderbrook shows no article 'nowhere'" },
        { "- a\n- see [it](http://www.gov.uk/bins)", 17, FaultSeverity.Error, "must be an https address or 'article:'" },
        { "See [it](/bins).", 16, FaultSeverity.Error, "'/bins' must be an https address" },
        { "See [it]().", 16, FaultSeverity.Error, "'' must be an https address" },
        { "See [it](javascript:alert).", 16, FaultSeverity.Error, "must be an https address" },
        { "See [it](https://www.example.org).", 16, FaultSeverity.Error, "leads elsewhere" },
        { "See [it](https://www.gov.uk.example.org).", 16, FaultSeverity.Error, "leads elsewhere" },
        { "See <https://www.example.org>.", 16, FaultSeverity.Error, "leads elsewhere" },
        { "| a | b |\n| --- | --- |\n| c | [d](https://www.example.org) |", 18, FaultSeverity.Error, "leads elsewhere" },
        { "![A bin](https://www.gov.uk/bin.png)", 16, FaultSeverity.Error, "Pictures are not shown" },
        { "Text\n<b>bold</b>", 17, FaultSeverity.Error, "HTML is not shown" },
        { "<div>\n</div>", 16, FaultSeverity.Error, "HTML is not shown" },
        { "Text.\n\nShort. " + FortyOne + " Short.", 18, FaultSeverity.Warning, "A sentence has 41 words" },
        { "- a\n- " + FortyOne, 17, FaultSeverity.Warning, "A sentence has 41 words" },
        { "It costs {{fee}.", 16, FaultSeverity.Error, "A placeholder is not written as {{key}}" },
        { "It costs fee}}.", 16, FaultSeverity.Error, "A placeholder is not written as {{key}}" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_fault_of_the_text_is_reported(string body, int line, FaultSeverity severity, string words)
    {
        var faults = FaultsOf((Bins, SomeArticle.File($"{SomeArticle.Prose}\n\n{body}")));

        Assert.All(faults, fault => Assert.Equal((Bins, severity), (fault.File, fault.Severity)));
        Assert.Contains(faults, fault => fault.Line == line && fault.Message.Contains(words, StringComparison.Ordinal));
        Assert.Single(faults.DistinctBy(f => f.Message));
    }

    [Fact]
    public void An_article_without_fault_has_none()
    {
        var body = $"{SomeArticle.Prose}\n\n## Days\n\nSee [it](article:bins), [GOV.UK](https://www.gov.uk/bins), [ours](https://apply.alderbrook.example/x) and [the county](https://www.westmarch.example).\n\n### Flats\n\n"
            + FortyOne.Replace("Word Word ", "Word ", StringComparison.Ordinal) + "\n\n## Costs\n\nIt opens at 8.30am, e.g. on Monday.";

        Assert.Empty(FaultsOf((Bins, SomeArticle.File(body))));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(900, false)]
    [InlineData(901, true)]
    public void A_page_that_is_too_short_or_too_long_is_warned_of(int words, bool isWarned)
    {
        var text = string.Join(' ', Enumerable.Range(1, words).Select(i => i % 10 == 0 ? "word. Next" : "word").SelectMany(w => w.Split(' ')).Take(words));

        var faults = FaultsOf((Bins, SomeArticle.File(text)));

        Assert.Equal(isWarned, faults.Any(f => f is { Severity: FaultSeverity.Warning, Line: 14 } && f.Message.StartsWith($"The text has {words} words", StringComparison.Ordinal)));
        Assert.Equal(isWarned ? 1 : 0, faults.Count);
    }

    [Theory]
    [InlineData("It costs £38 to collect a sofa.", "£38")]
    [InlineData("The limit is £23,250.", "£23,250")]
    [InlineData("Call 01632 960120.", "01632 960120")]
    [InlineData("Ffoniwch 029 2018 0120.", "029 2018 0120")]
    [InlineData("Write to bins@alderbrook.example.", "bins@alderbrook.example")]
    [InlineData("Apply by 15 January 2027.", "15 January 2027")]
    [InlineData("Gwnewch gais erbyn 5 Chwefror 2027.", "5 Chwefror 2027")]
    public void A_fact_that_stands_in_the_text_is_warned_of(string sentence, string fact)
    {
        var fault = Assert.Single(FaultsOf((Bins, SomeArticle.File($"{SomeArticle.Prose}\n\n{sentence}"))));

        Assert.Equal((16, FaultSeverity.Warning), (fault.Line, fault.Severity));
        Assert.StartsWith($"'{fact}' is a fact: write it as {{{{key}}}}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call 999, 101 or 116 123.")]
    [InlineData("It lasts 21 days, from 1 April to 31 March, at 6.30am.")]
    [InlineData("The fee is {{fee}} and the [form](https://www.alderbrook.example/forms/01632960120) is short.")]
    public void What_never_changes_and_what_is_a_placeholder_is_no_stray_fact(string sentence) =>
        Assert.Empty(FaultsOf((Bins, SomeArticle.File($"{SomeArticle.Prose} {{{{fee}}}}\n\n{sentence}")), ("alderbrook/facts.yaml", "fee: \"£38\"\n")));

    [Fact]
    public void A_phone_number_that_stands_in_two_facts_is_warned_of_where_it_repeats()
    {
        var faults = FaultsOf(
            ("alderbrook/facts.yaml", "rule: Call 01632 960120 about bins.\nbin-phone: 01632 960120\nwelsh-phone: 029 2018 0100\n"),
            ("brohelyg/facts.yaml", "rule: Call 029 2018 0120.\nrule.cy: Ffoniwch 029 2018 0120.\n"));

        Assert.Equal(
            ["alderbrook/facts.yaml(1): warning: '01632 960120' also stands in 'bin-phone': write {{bin-phone}} here, so that it changes in one place.",
             "alderbrook/facts.yaml(3): warning: '029 2018 0100' also stands in 'brohelyg/council-phone': write {{brohelyg/council-phone}} here, so that it changes in one place."],
            faults.Select(f => f.ToString()).Where(f => f.Contains("also stands in", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_fact_that_nothing_names_is_warned_of()
    {
        var faults = FaultsOf((Bins, SomeArticle.File($"{SomeArticle.Prose} {{{{rule}}}}")), ("alderbrook/facts.yaml", "rule: Pay {{fee}}.\nfee: £38\nold-fee: £30\n"));

        Assert.Equal("alderbrook/facts.yaml(3): warning: No page and no fact names 'old-fee': delete it, or name it where it is meant.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void A_link_must_lead_somewhere_in_every_council_that_shows_the_article()
    {
        var shared = SomeArticle.File($"{SomeArticle.Prose} See [bins](article:bins).", "councils: [alderbrook, brohelyg]\n")
            .Replace("https://www.alderbrook.example", "\"{{council-website}}\"", StringComparison.Ordinal).Replace("\"/bins", "/bins\"", StringComparison.Ordinal)
            .Replace("id: bins", "id: flats", StringComparison.Ordinal);

        var faults = FaultsOf(("shared/flats.md", shared), (Bins, SomeArticle.File())).Where(f => f.Message.Contains("link", StringComparison.Ordinal));

        var fault = Assert.Single(faults);
        Assert.Equal(("shared/flats.md", 15, "brohelyg shows no article 'bins', so this link leads nowhere."), (fault.File, fault.Line, fault.Message));
    }

    [Fact]
    public void A_shared_article_names_real_councils_and_replaces_nothing()
    {
        var shared = SomeArticle.File(more: "councils: [alderbrook, nowhere]\noverrides: bins\n");

        Assert.Equal(
            [("shared/bins.md", 13, "There is no council 'nowhere'."),
             ("shared/bins.md", 14, "A shared article cannot replace another: 'overrides' belongs in a council's own article.")],
            FaultsOf(("shared/bins.md", shared)).Select(f => (f.File, f.Line, f.Message)));
    }

    [Fact]
    public void A_twin_that_is_missing_or_older_than_its_original_is_an_error_of_a_bilingual_council()
    {
        var english = SomeArticle.File().Replace("alderbrook", "brohelyg", StringComparison.Ordinal);
        var welsh = english.Replace("updated: 2026-09-14", "updated: 2026-09-13", StringComparison.Ordinal);

        var missing = Assert.Single(FaultsOf(("brohelyg/articles/bins.md", english)));
        var orphan = Assert.Single(FaultsOf(("brohelyg/articles/bins.cy.md", welsh)));
        var old = Assert.Single(FaultsOf(("brohelyg/articles/bins.md", english), ("brohelyg/articles/bins.cy.md", welsh)));

        Assert.Equal("brohelyg/articles/bins.md(2): error: There is no article 'bins' in 'cy', which brohelyg also speaks.", missing.ToString());
        Assert.Equal("brohelyg/articles/bins.cy.md(2): error: There is no article 'bins' in 'en', which brohelyg also speaks.", orphan.ToString());
        Assert.Equal(("brohelyg/articles/bins.cy.md", 5, FaultSeverity.Error), (old.File, old.Line, old.Severity));
        Assert.Contains("was updated later, on 2026-09-14", old.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alderbrook/bins.md", "is in the wrong place and is not read")]
    [InlineData("alderbrook/articles/waste/bins.md", "is in the wrong place and is not read")]
    [InlineData("shared/articles/bins.md", "is in the wrong place and is not read")]
    public void A_file_that_nothing_reads_is_reported(string file, string words)
    {
        var fault = Assert.Single(FaultsOf((file, SomeArticle.File())));

        Assert.Equal((file, 1), (fault.File, fault.Line));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_articles_without_a_council_is_reported_once()
    {
        var fault = Assert.Single(FaultsOf(("mellbury/articles/bins.md", SomeArticle.File()), ("mellbury/articles/trees.md", SomeArticle.File())));

        Assert.Equal(("mellbury/council.yaml", 1), (fault.File, fault.Line));
        Assert.Contains("no council.yaml", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_for_editors_beside_the_folders_is_no_article() => Assert.Empty(FaultsOf(("README.md", "How to write articles.")));

    [Fact]
    public void A_queue_takes_only_known_services()
    {
        var council = KnowledgeFolder.District.Replace("services: []", "services: [1, 557]", StringComparison.Ordinal);

        var fault = Assert.Single(FaultsOf(("alderbrook/council.yaml", council)));

        Assert.Equal("alderbrook/council.yaml(23): error: The service 1 of a team is not in services.yaml.", fault.ToString());
    }

    [Fact]
    public void An_out_of_hours_team_takes_only_known_services()
    {
        const string Team = "outOfHours: [{id: duty, name: {en: Duty team}, phone: 01632 960398, services: [1], openingHours: {}}]\nallowedOrigins";
        var council = KnowledgeFolder.District.Replace("allowedOrigins", Team, StringComparison.Ordinal);

        var fault = Assert.Single(FaultsOf(("alderbrook/council.yaml", council)));

        Assert.Equal("alderbrook/council.yaml(24): error: The service 1 of a team is not in services.yaml.", fault.ToString());
    }

    [Theory]
    [InlineData("2027-06-30", 0)]
    [InlineData("2027-07-01", 1)]
    public void Bank_holidays_that_will_soon_be_unknown_are_warned_of(string today, int warnings)
    {
        using var folder = KnowledgeFolder.WithCouncils();

        var faults = folder.FaultsOf((path, list) => KnowledgeCheck.Run(path, DateOnly.Parse(today, CultureInfo.InvariantCulture), list))
            .Where(f => f.File == "bank-holidays.yaml").Select(f => f.ToString());

        Assert.Equal(
            Enumerable.Repeat("bank-holidays.yaml(1): warning: The bank holidays are known until 2027-12-31 only: add the next year that GOV.UK announces to every division.", warnings),
            faults);
    }

    [Fact]
    public void Services_that_cannot_be_read_are_a_fault()
    {
        using var folder = new KnowledgeFolder().Write("westmarch/council.yaml", KnowledgeFolder.County);

        var faults = folder.FaultsOf((path, list) => KnowledgeCheck.Run(path, Today, list));

        Assert.Contains(faults, f => f is { File: "services.yaml", Line: 1, Severity: FaultSeverity.Error });
    }

    private static IReadOnlyList<FileFault> FaultsOf(params (string File, string Text)[] files)
    {
        using var folder = KnowledgeFolder.WithCouncils();
        foreach (var (file, text) in files)
        {
            folder.Write(file, text);
        }

        return [.. folder.FaultsOf((path, list) => KnowledgeCheck.Run(path, Today, list)).Where(f => !KnowledgeFolder.LeftOut.Contains(f.File))];
    }
}
