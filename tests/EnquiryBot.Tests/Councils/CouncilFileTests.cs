using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Councils;

public sealed class CouncilFileTests
{
    private const string File = "alderbrook/council.yaml";

    public static TheoryData<string, string, int, string> Faults => new()
    {
        { "id: alderbrook", "id: fernleigh", 1, "must be the name of the folder, 'alderbrook'" },
        { "name: {en: Alderbrook District Council}", "name: {cy: Alderbrook}", 2, "'name' needs a text in 'en'" },
        { "shortName: {en: Alderbrook}", "shortName: {en: Alderbrook, fr: Alderbrook}", 3, "'fr' is not a known field" },
        { "tier: district", "tier: borough", 4, "must be district, county or unitary" },
        { "parent: westmarch", "parent: nowhere", 5, "needs the id of its county" },
        { "parent: westmarch\n", "", 1, "needs the id of its county" },
        { "parent: westmarch", "parent: brohelyg", 5, "needs the id of its county" },
        { "nation: england", "nation: cornwall", 6, "must be england, wales, scotland or northern-ireland" },
        { "languages: [en]", "languages: [en, fr]", 7, "'fr' is not a language" },
        { "languages: [en]", "languages: [en, en]", 7, "'en' is there twice" },
        { "languages: [en]", "languages: []", 7, "At least one language" },
        { "timeZone: Europe/London", "timeZone: Europe/Mellbury", 8, "'Europe/Mellbury' is not a time zone" },
        { "postcodeDistricts: [WM1, WM2]", "postcodeDistricts: [WM1, wm2]", 9, "'wm2' is not the first half of a postcode" },
        { "postcodeDistricts: [WM1, WM2]", "postcodeDistricts: [WM1, WM1 2AB]", 9, "'WM1 2AB' is not the first half of a postcode" },
        { "postcodeDistricts: [WM1, WM2]", "postcodeDistricts: [WM1, WM1]", 9, "'WM1' is there twice" },
        { "postcodeDistricts: [WM1, WM2]", "postcodeDistricts: []", 9, "At least one postcode district" },
        { "postcodeDistricts: [WM1, WM2]", "postcodeDistricts: [WM1, WM9]", 9, "WM9 must also be among the postcode districts of the county" },
        { "postcodeDistricts: [WM1, WM2]", "postcodeDistricts: [WM1, HY1]", 9, "HY1 also belongs to brohelyg" },
        { "website: {en: https://www.alderbrook.example}", "website: {en: http://www.alderbrook.example}", 11, "must be an https address" },
        { "website: {en: https://www.alderbrook.example}", "website: {en: https://www.alderbrook.example/}", 11, "without a slash at the end" },
        { "privacyNotice: {en: https://www.alderbrook.example/privacy}", "privacyNotice: https://x.example", 12, "must be a group" },
        { "\"#00594f\"", "\"#767677\"", 13, "" },
        { "\"#00594f\"", "\"#777777\"", 13, "contrast of 4.5 to 1" },
        { "\"#00594f\"", "teal", 13, "must be written as \"#rrggbb\"" },
        { "phone: 01632 960300", "phone: 960300", 15, "'960300' is not a UK phone number" },
        { "relay: 18001 01632 960300", "relay: 01632 960300", 16, "is not a Relay UK number" },
        { "emergency: 01632 960399", "emergency: out of hours", 17, "'out of hours' is not a UK phone number" },
        { "  emergency: 01632 960399\n", "", 15, "The field 'emergency' is missing" },
        { "email: hello@alderbrook.example", "email: hello at alderbrook", 18, "is not an e-mail address" },
        { "email: hello@alderbrook.example", "fax: 01632 960301", 18, "'fax' is not a known field" },
        { "monday: [", "Monday: [", 20, "'Monday' is not a day" },
        { "monday: [", "1: [", 20, "'1' is not a day" },
        { "\"13:00-17:00\"", "\"11:59-17:00\"", 20, "'11:59-17:00' overlaps another interval" },
        { "\"13:00-17:00\"", "\"00:00-24:00\"", 20, "'00:00-24:00' overlaps another interval" },
        { "\"13:00-17:00\"", "\"13:00-13:00\"", 20, "write \"00:00-24:00\" for the whole day" },
        { "\"13:00-17:00\"", "\"1pm-5pm\"", 20, "must be a time from and a time to" },
        { "\"13:00-17:00\"", "\"24:00-06:00\"", 20, "must be a time from and a time to" },
        { "id: general", "id: other", 21, "There must be a queue 'general'" },
        { "id: general", "id: waste", 23, "The queue 'waste' is there twice" },
        { "id: waste", "id: Waste team", 22, "'Waste team' must be lower-case letters" },
        { "services: []", "services: [bins]", 23, "'bins' is not an LGSL code" },
        { "services: []", "services: [524]", 23, "already with the queue 'waste'" },
        { "services: []", "services: [], phone: none", 23, "'none' is not a UK phone number" },
        { "[https://www.alderbrook.example]", "[https://www.alderbrook.example/bins]", 24, "must be an origin" },
        { "[https://www.alderbrook.example]", "[http://www.alderbrook.example]", 24, "must be an origin" },
        { "[https://www.alderbrook.example]", "[https://*.alderbrook.example]", 24, "must be an origin" },
        { "[https://www.alderbrook.example]", "[https://www.Alderbrook.example]", 24, "must be an origin" },
        { "[https://www.alderbrook.example]", "[https://me@www.alderbrook.example]", 24, "must be an origin" },
        { "retentionDays: 30", "retentionDays: 0", 25, "1 to 3650 days" },
        { "retentionDays: 30", "retentionDays: a month", 25, "must be a whole number" },
        { "widget: true", "widget: yes please", 26, "must be true or false" },
        { "widget: true", "gadget: true", 26, "'gadget' is not a known field" },
        { "switches:", "colour: red\nswitches:", 26, "'colour' is not a known field" },
        { "retentionDays: 30", "tier: county", 25, "not valid YAML" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_reported_with_its_line(string right, string wrong, int line, string words)
    {
        using var folder = KnowledgeFolder.WithCouncils();
        Assert.Contains(right, KnowledgeFolder.District, StringComparison.Ordinal);
        var text = KnowledgeFolder.District.Replace(right, wrong, StringComparison.Ordinal);

        var faults = folder.Write(File, text).FaultsOf((path, list) => CouncilFile.ReadAll(path, list)).Where(f => f.File == File).ToList();

        if (words.Length == 0)
        {
            Assert.Empty(faults);
            return;
        }

        var fault = Assert.Single(faults, f => f.Message.Contains(words, StringComparison.Ordinal));
        Assert.Equal((line, FaultSeverity.Error), (fault.Line, fault.Severity));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("tier")]
    [InlineData("nation")]
    [InlineData("languages")]
    [InlineData("timeZone")]
    [InlineData("postcodeDistricts")]
    [InlineData("website")]
    [InlineData("privacyNotice")]
    [InlineData("brandColour")]
    public void A_field_that_is_left_out_is_missed(string field)
    {
        using var folder = KnowledgeFolder.WithCouncils();
        var without = string.Join('\n', KnowledgeFolder.District.Split('\n').Where(l => !l.StartsWith($"{field}:", StringComparison.Ordinal)));

        var faults = folder.Write(File, without).FaultsOf((path, list) => CouncilFile.ReadAll(path, list));

        Assert.Contains(faults, f => f.File == File && (f.Message.Contains(field, StringComparison.Ordinal) || f.Message.Contains("At least one", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("contact")]
    [InlineData("openingHours")]
    [InlineData("queues")]
    public void A_group_that_is_left_out_is_missed_once(string group)
    {
        using var folder = KnowledgeFolder.WithCouncils();
        var lines = KnowledgeFolder.District.Split('\n').ToList();
        var start = lines.FindIndex(l => l == $"{group}:");
        var end = lines.FindIndex(start + 1, l => l[0] != ' ');
        lines.RemoveRange(start, end - start);

        var faults = folder.Write(File, string.Join('\n', lines)).FaultsOf((path, list) => CouncilFile.ReadAll(path, list));

        Assert.Single(faults, f => f.Message.Contains($"'{(group == "queues" ? "general" : group)}'", StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_of_all_files_are_listed_together()
    {
        using var folder = KnowledgeFolder.WithCouncils();
        folder.Write(File, KnowledgeFolder.District.Replace("tier: district", "tier: x", StringComparison.Ordinal).Replace("id: alderbrook", "id: x", StringComparison.Ordinal));
        folder.Write("westmarch/council.yaml", KnowledgeFolder.County.Replace("nation: england", "nation: x", StringComparison.Ordinal));

        var faults = folder.FaultsOf((path, list) => CouncilFile.ReadAll(path, list));

        Assert.Contains(faults, f => f is { File: File, Line: 1 });
        Assert.Contains(faults, f => f is { File: File, Line: 4 });
        Assert.Contains(faults, f => f is { File: "westmarch/council.yaml", Line: 5 });
    }

    [Fact]
    public void A_parent_is_for_districts_only()
    {
        using var folder = KnowledgeFolder.WithCouncils();
        folder.Write("brohelyg/council.yaml", KnowledgeFolder.Bilingual.Replace("nation: wales", "nation: wales\nparent: westmarch", StringComparison.Ordinal));

        var fault = Assert.Single(folder.FaultsOf((path, list) => CouncilFile.ReadAll(path, list)));

        Assert.Equal(("brohelyg/council.yaml", 6, "Only a district has a 'parent'."), (fault.File, fault.Line, fault.Message));
    }

    [Fact]
    public void Two_councils_of_a_tier_cannot_share_a_postcode_district()
    {
        using var folder = KnowledgeFolder.WithCouncils();
        folder.Write("fernleigh/council.yaml", KnowledgeFolder.District.Replace("alderbrook", "fernleigh", StringComparison.Ordinal).Replace("[WM1, WM2]", "[WM2, WM5]", StringComparison.Ordinal));

        var faults = folder.FaultsOf((path, list) => CouncilFile.ReadAll(path, list));

        Assert.Equal(
            [(File, 9, "WM2 also belongs to fernleigh: only one council of a tier can serve it."),
             ("fernleigh/council.yaml", 9, "WM2 also belongs to alderbrook: only one council of a tier can serve it.")],
            faults.Select(f => (f.File, f.Line, f.Message)));
    }

    [Fact]
    public void A_folder_without_councils_is_a_fault()
    {
        using var folder = new KnowledgeFolder().Write("bank-holidays.yaml", KnowledgeFolder.BankHolidays);

        var fault = Assert.Single(folder.FaultsOf((path, list) => CouncilFile.ReadAll(path, list)));

        Assert.Contains("There is no council", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_in_the_file_reaches_the_profile()
    {
        using var folder = KnowledgeFolder.WithCouncils();
        var faults = new FaultList();

        var councils = CouncilFile.ReadAll(folder.Path, faults);

        Assert.Empty(faults.All);
        var council = councils.Single(c => c.Id.Value == "alderbrook");
        Assert.Equal("Alderbrook District Council", council.Name[LanguageTag.English]);
        Assert.Equal((CouncilTier.District, CouncilId.Parse("westmarch"), Nation.England), (council.Tier, council.Parent!.Value, council.Nation));
        Assert.Equal("Europe/London", council.TimeZone.Id);
        Assert.Equal(["WM1", "WM2"], council.PostcodeDistricts);
        Assert.Equal(new CouncilContact("01632 960300", "18001 01632 960300", "01632 960399", "hello@alderbrook.example"), council.Contact);
        Assert.Equal([new(new(8, 30), new(12, 0)), new(new(13, 0), new(17, 0))], council.OpeningHours.Week[DayOfWeek.Monday]);
        Assert.Empty(council.OpeningHours.Week[DayOfWeek.Sunday]);
        Assert.Equal("waste", council.QueueFor(524).Id);
        Assert.Equal("general", council.QueueFor(557).Id);
        Assert.Equal((30, new CouncilSwitches(true, true)), (council.RetentionDays, council.Switches));
        Assert.Equal("Cyngor Sir Bro Helyg", councils.Single(c => c.Tier == CouncilTier.Unitary).Name[LanguageTag.Welsh]);
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("https://apply.alderbrook.example:8443")]
    public void An_origin_is_what_a_browser_sends(string origin)
    {
        using var folder = KnowledgeFolder.WithCouncils();
        folder.Write(File, KnowledgeFolder.District.Replace("[https://www.alderbrook.example]", $"[\"{origin}\"]", StringComparison.Ordinal));

        Assert.Empty(folder.FaultsOf((path, list) => CouncilFile.ReadAll(path, list)));
    }

    // The two ends, and a grey whose ratio is published with the success criterion (G18 of the WCAG techniques).
    [Theory]
    [InlineData("#000000", 21.0)]
    [InlineData("#ffffff", 1.0)]
    [InlineData("#767676", 4.54)]
    public void Contrast_is_that_of_WCAG(string colour, double ratio) => Assert.Equal(ratio, CouncilFile.ContrastWithWhite(colour), 0.005);
}
