using System.Diagnostics;
using EnquiryBot.Councils;
using EnquiryBot.Language;
using EnquiryBot.Privacy;
using FsCheck;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Language;

public sealed class LanguageDetectorTests
{
    private readonly LanguageDetector _detector = new();

    [Theory]
    [InlineData("pryd mae'r bin?")]
    [InlineData("Pryd mae fy miniau'n cael eu casglu?")]
    [InlineData("dwi isio talu treth cyngor")]
    [InlineData("dw i eisiau siarad â rhywun")]
    [InlineData("diolch")]
    [InlineData("Diolch yn fawr!")]
    [InlineData("bore da")]
    [InlineData("shwmae")]
    [InlineData("treth cyngor")]
    [InlineData("casgliad biniau")]
    [InlineData("ailgylchu")]
    [InlineData("bathodyn glas")]
    [InlineData("maer bin heb gael ei gasglu")]
    [InlineData("ble ma'r llyfrgell agosaf")]
    [InlineData("sut i gofrestru genedigaeth")]
    [InlineData("twll yn y ffordd")]
    [InlineData("oes rhaid i fi dalu")]
    [InlineData("ga i help plis")]
    [InlineData("faint ydi pris parcio yn y dref")]
    [InlineData("MAE ANGEN BIN NEWYDD ARNAF")]
    [InlineData("dwi'n byw yn [postcode], pryd mae'r casgliad nesaf")]
    [InlineData("beth yw'r oriau agor")]
    [InlineData("ie")]
    [InlineData("nac ydw")]
    [InlineData("a beth am fflat?")]
    [InlineData("cwyn am swn cymdogion")]
    [InlineData("ymgesio am le mewn ysgol gynradd")]
    [InlineData("Dwi isio reportio missed bin collection")]
    [InlineData("symud ty")]
    [InlineData("dwi am fwcio bulky waste collection")]
    [InlineData("twll yn y ffordd ger yr ysgol")]
    [InlineData("moyn talu parking fine")]
    [InlineData("Sut mae talu'r council tax?")]
    public void Short_informal_Welsh_is_Welsh(string text) => Assert.Equal(LanguageTag.Welsh, Detect(text).Language);

    [Theory]
    [InlineData("When are bins collected in Llanhelyg?")]
    [InlineData("bin day llanhelyg")]
    [InlineData("is the library in Pen-y-bont ar Ogwr open")]
    [InlineData("Planning application for Heol y Bryn, Llanfair Caereinion")]
    [InlineData("how do i get to Trefaes from Pontyrafon")]
    [InlineData("I live on Ffordd Gwynedd")]
    [InlineData("council tax")]
    [InlineData("missed bin")]
    [InlineData("thanks")]
    [InlineData("yes please")]
    [InlineData("blue badge")]
    [InlineData("wen is my bin colected")]
    [InlineData("cuoncil tax reducton")]
    [InlineData("potholes on the a470")]
    [InlineData("I want to pay treth cyngor")]
    [InlineData("MY BIN WAS NOT EMPTIED")]
    [InlineData("can i speak to someone in Welsh")]
    [InlineData("do you have a cylch meithrin near Aberhelyg")]
    [InlineData("and for a flat?")]
    [InlineData("my postcode is [postcode]")]
    [InlineData("Eisteddfod tickets please")]
    [InlineData("i dont no")]
    [InlineData("mattress")]
    [InlineData("missed bin heol y bryn")]
    [InlineData("bin day ffordd yr orsaf")]
    public void English_is_English_even_with_Welsh_names(string text) => Assert.Equal(LanguageTag.English, Detect(text).Language);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ok")]
    [InlineData("OK!")]
    [InlineData("12345")]
    [InlineData("WM1 2AB")]
    [InlineData("[postcode]")]
    [InlineData("[National Insurance number] [email]")]
    [InlineData("👍")]
    [InlineData("?")]
    [InlineData("Llanhelyg")]
    [InlineData("hi")]
    [InlineData("bin")]
    public void What_does_not_tell_is_undecided(string text)
    {
        var guess = Detect(text);

        Assert.True(guess.IsUndecided, $"{guess} {LanguageDetector.Weigh(text)}");
    }

    [Fact]
    public void A_council_with_one_language_is_answered_in_it() =>
        Assert.Equal(new LanguageGuess(LanguageTag.English, 1), _detector.Detect(new RedactedText("diolch"), [LanguageTag.English]));

    [Fact]
    public void A_longer_message_is_surer_than_a_short_one() =>
        Assert.True(Detect("pryd mae'r bin sbwriel yn cael ei gasglu").Confidence > Detect("ysbwriel").Confidence);

    [Property(MaxTest = 500)]
    public bool Any_text_gives_a_confidence_between_a_coin_and_certainty(UnicodeString text) =>
        Detect(text.Get ?? "").Confidence is >= 0.5 and <= 1;

    [Property(MaxTest = 200)]
    public bool Case_and_spaces_around_do_not_change_the_language(PositiveInt seed)
    {
        string[] texts = ["pryd mae'r bin?", "when is my bin day", "diolch", "thanks", "dwi isio talu treth cyngor"];
        var text = texts[seed.Get % texts.Length];
        return Detect($"  {text.ToUpperInvariant()}\n").Language == Detect(text).Language;
    }

    [Fact]
    public void Ten_thousand_characters_take_milliseconds()
    {
        var text = string.Concat(Enumerable.Repeat("mae'r bin a'r bag ", 600))[..10_000];
        _ = Detect(text);

        var started = Stopwatch.GetTimestamp();
        _ = Detect(text);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 0, 200);
    }

    private LanguageGuess Detect(string text) => _detector.Detect(new RedactedText(text), LanguageTag.All);
}
