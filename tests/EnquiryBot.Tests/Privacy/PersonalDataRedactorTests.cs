using EnquiryBot.Privacy;
using static EnquiryBot.Tests.Privacy.RedactionExamples;

namespace EnquiryBot.Tests.Privacy;

public sealed class PersonalDataRedactorTests
{
    [Theory]
    [InlineData("Write to name@example.org please", "Write to [email] please")]
    [InlineData("first.last+bins@mail.example.org.", "[email].")]
    [InlineData("<o'neill_9@example.co.uk>", "<[email]>")]
    [InlineData("mailto:name@example.org?subject=x", "mailto:[email]?subject=x")]
    [InlineData("name @ example.org", "[email]")]
    [InlineData("name (at) example dot org", "[email]")]
    [InlineData("name [at] example [dot] org", "[email]")]
    [InlineData("NAME AT EXAMPLE DOT ORG", "[email]")]
    [InlineData("first dot last at example dot co dot uk, thanks", "[email], thanks")]
    [InlineData("name(@)example.org", "[email]")]
    [InlineData("name at gmail.com", "[email]")]
    [InlineData("name@example,com", "[email]")]
    [InlineData("name@example. org", "[email]")]
    [InlineData("name@example.org. Me and my sister", "[email]. Me and my sister")]
    [InlineData("ｎａｍｅ＠ｅｘａｍｐｌｅ．ｏｒｇ", "[email]")]
    [InlineData("na\u200Bme@exam\u00ADple.org", "[email]")]
    [InlineData("siân@enghraifft.example.org", "[email]")]
    [InlineData("name@[192.0.2.1]", "[email]")]
    [InlineData("\"a name\"@example.org", "[email]")]
    public void An_email_address_is_masked(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("ring 07700 900123 after 5", "ring [phone number] after 5")]
    [InlineData("07700900123", "[phone number]")]
    [InlineData("on07700900123pls", "on[phone number]pls")]
    [InlineData("+44 7700 900123", "[phone number]")]
    [InlineData("+44 (0)7700 900 123", "[phone number]")]
    [InlineData("(+44) 7700 900123", "[phone number]")]
    [InlineData("0044 7700 900123", "[phone number]")]
    [InlineData("00447700900123", "[phone number]")]
    [InlineData("447700900123", "[phone number]")]
    [InlineData("44 7700 900123", "[phone number]")]
    [InlineData("(01632) 960123", "[phone number]")]
    [InlineData("01632-960-123 ext 45", "[phone number]")]
    [InlineData("020 7946 0123", "[phone number]")]
    [InlineData("029 2018 0123 est. 12", "[phone number]")]
    [InlineData("0 7 7 0 0 9 0 0 1 2 3", "[phone number]")]
    [InlineData("07700·900·123", "[phone number]")]
    [InlineData("０７７００ ９００１２３", "[phone number]")]
    [InlineData("07700\u00A0900\u2009123", "[phone number]")]
    [InlineData("077\u200B00 900\u200D123", "[phone number]")]
    [InlineData("0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣", "[phone number]")]
    [InlineData("٠٧٧٠٠ ٩٠٠١٢٣", "[phone number]")]
    [InlineData("+353 20 910 1234", "[phone number]")]
    [InlineData("+1-202-555-0123 x7", "[phone number]")]
    [InlineData("202.555.0123", "[phone number]")]
    [InlineData("my landline is 960123 4", "my landline is [phone number]")]
    [InlineData("Ffoniwch fi ar 9601234", "Ffoniwch fi ar [phone number]")]
    [InlineData("Tel: 960 1234", "Tel: [phone number]")]
    public void A_phone_number_is_masked(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("4111 1111 1111 1111", "[card number]")]
    [InlineData("card 4111-1111-1111-1111 exp 09/29", "card [card number] exp 09/29")]
    [InlineData("4111111111111111", "[card number]")]
    [InlineData("paid 25 5555 5555 5555 4444 12", "paid 25 [card number] 12")]
    [InlineData("3782 822463 10005", "[card number]")]
    [InlineData("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[card number]")]
    [InlineData("４１１１ １１１１ １１１１ １１１１", "[card number]")]
    [InlineData("no4111111111111111thanks", "no[card number]thanks")]
    public void A_payment_card_is_masked(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("QQ 12 34 56 C", "[National Insurance number]")]
    [InlineData("my NI is qq123456c.", "my NI is [National Insurance number].")]
    [InlineData("QQ-12-34-56-C", "[National Insurance number]")]
    [InlineData("QQ 12 34 56 can you check", "[National Insurance number] can you check")]
    [InlineData("national insurance number QQ123456", "national insurance number [National Insurance number]")]
    [InlineData("Ｑ\u200BＱ123456Ｃ", "[National Insurance number]")]
    [InlineData("QQ123456", "QQ123456")]
    public void A_National_Insurance_number_is_masked(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("AA", true)]
    [InlineData("CE", true)]
    [InlineData("OA", true)]
    [InlineData("AO", false)]
    [InlineData("BG", false)]
    [InlineData("GB", false)]
    [InlineData("KN", false)]
    [InlineData("NK", false)]
    [InlineData("NT", false)]
    [InlineData("TN", false)]
    [InlineData("ZZ", false)]
    [InlineData("DA", false)]
    [InlineData("AV", false)]
    public void Only_prefixes_that_HMRC_issues_make_a_National_Insurance_number(string prefix, bool issued)
    {
        var found = Redact($"It is {prefix} 00 00 00 A").Found;

        Assert.Equal(issued, found.Contains(PersonalDataKind.NationalInsuranceNumber));
    }

    [Theory]
    [InlineData("943 476 5919", "[NHS number]")]
    [InlineData("NHS no. 9434765919", "NHS no. [NHS number]")]
    [InlineData("999-000-0018", "[NHS number]")]
    [InlineData("943 476 5918", "943 476 5918")]
    [InlineData("council tax account 9434765919", "council tax account 9434765919")]
    [InlineData("£9434765919", "£9434765919")]
    public void An_NHS_number_is_masked_when_its_check_digit_is_right(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("sort code 20-00-00 account number 55779911", "sort code [sort code] account number [account number]")]
    [InlineData("20-00-00 55779911", "[sort code] [account number]")]
    [InlineData("20 00 00, 5577 9911", "[sort code], [account number]")]
    [InlineData("sort code: 200000", "sort code: [sort code]")]
    [InlineData("a/c 55779911 s/c 200000", "a/c [account number] s/c [sort code]")]
    [InlineData("my bank account number is 55779911", "my bank account number is [account number]")]
    [InlineData("account no. 55779911", "account no. [account number]")]
    [InlineData("55779911 20-00-00", "[account number] [sort code]")]
    [InlineData("Cod didoli 20-00-00, rhif cyfrif 55779911", "Cod didoli [sort code], rhif cyfrif [account number]")]
    [InlineData("refund my council tax to bank account 55779911", "refund my council tax to bank account [account number]")]
    public void A_sort_code_and_an_account_number_are_masked(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("GB82WEST12345698765432", "[IBAN]")]
    [InlineData("iban gb82 west 1234 5698 7654 32.", "iban [IBAN].")]
    [InlineData("DE89 3704 0044 0532 0130 00", "[IBAN]")]
    [InlineData("GB83WEST12345698765432", "GB83WEST12345698765432")]
    [InlineData("GB82WEST1234569876543", "GB82WEST1234569876543")]
    public void An_IBAN_is_masked_when_length_and_check_are_right(string text, string expected) => Assert.Equal(expected, Redacted(text));

    [Theory]
    [InlineData("When is my bin day at WM1 2AB?", "When is my bin day at [postcode]?", "WM1 2AB")]
    [InlineData("i live at wm12ab", "i live at [postcode]", "WM1 2AB")]
    [InlineData("wm1-2ab, or WM3 4DE", "[postcode], or [postcode]", "WM1 2AB")]
    [InlineData("ＷＭ１\u3000２ＡＢ", "[postcode]", "WM1 2AB")]
    [InlineData("WМ1 2АB", "[postcode]", "WM1 2AB")]
    [InlineData("GIR 0AA", "[postcode]", "GIR 0AA")]
    [InlineData("BF1 2AY", "[postcode]", "BF1 2AY")]
    [InlineData("I am at BFPO 123", "I am at [postcode]", null)]
    [InlineData("no postcode here", "no postcode here", null)]
    public void A_postcode_is_masked_and_travels_apart(string text, string expected, string? postcode)
    {
        var redaction = Redact(text);

        Assert.Equal(expected, redaction.Text.Value);
        Assert.Equal(postcode, redaction.Postcode?.Normalised);
    }

    [Theory]
    [InlineData("My house is worth 250000 pounds")]
    [InlineData("I earn £1,234,567.89 a year")]
    [InlineData("My council tax account number is 60012345")]
    [InlineData("rent account 12345678")]
    [InlineData("Council tax reference 7001234567")]
    [InlineData("planning application 23/01234/FUL")]
    [InlineData("UPRN 10003456789 or 100034567890")]
    [InlineData("UPRN 010003456789")]
    [InlineData("The meeting is on 01-02-2024 at 10:30")]
    [InlineData("from 01/02/2024 to 31.12.2025, 2024-02-01")]
    [InlineData("call me on 12-11-2025")]
    [InlineData("in 1999, 2024 or 2025")]
    [InlineData("dial 999, 101, 111 or 18001")]
    [InlineData("Band D is 2145.67 and 1 2 3 4 5 6")]
    [InlineData("case 4111111111111112")]
    [InlineData("the m1 2nd exit, 3 cm, a4 2mm, p60, e10 5pm")]
    [InlineData("flat b1 3rd floor")]
    [InlineData("year 7 places, 10 instalments on the 28th, Part 2A")]
    [InlineData("look at gov dot uk, meet me at home. Dot will come")]
    [InlineData("follow @council, 3 @ £2")]
    [InlineData("MOT AB12 CDE")]
    [InlineData("Covid-19, 5G, B12, A470, NI, IBAN, GB")]
    public void Plain_numbers_money_dates_and_references_are_left(string text) => Assert.Equal(text, Redacted(text));

    [Fact]
    public void Finds_are_told_in_reading_order()
    {
        var redaction = Redact("name@example.org, 07700 900123, WM1 2AB, 4111 1111 1111 1111");

        Assert.Equal("[email], [phone number], [postcode], [card number]", redaction.Text.Value);
        Assert.Equal(
            [PersonalDataKind.EmailAddress, PersonalDataKind.PhoneNumber, PersonalDataKind.Postcode, PersonalDataKind.CardNumber],
            redaction.Found);
    }

    [Fact]
    public void Where_two_claims_overlap_nothing_of_either_stays()
    {
        Assert.Equal("[email]", Redacted("07700900123@example.org"));
        Assert.Equal("[IBAN]", Redacted("GB82WEST12345698765432"));
    }

    [Fact]
    public void Names_that_a_citizen_types_stay_as_they_are() =>
        Assert.Equal("[email] [account number] 55779911", Redacted("[email] [account number] 55779911"));

    [Fact]
    public void Nothing_of_a_redaction_prints_what_was_typed()
    {
        var redaction = Redact("WM1 2AB and name@example.org");

        Assert.DoesNotContain("WM1", redaction.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("name", redaction.Text.ToString(), StringComparison.Ordinal);
        Assert.Equal("[postcode]", redaction.Postcode.ToString());
    }
}
