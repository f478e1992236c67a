using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Tests.Retrieval;

public sealed class StemmerTests
{
    // The examples of Porter's paper, with the stem that the whole algorithm gives.
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("ties", "ti")]
    [InlineData("caress", "caress")]
    [InlineData("cats", "cat")]
    [InlineData("feed", "feed")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("bled", "bled")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("troubled", "troubl")]
    [InlineData("sized", "size")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("hissing", "hiss")]
    [InlineData("failing", "fail")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("valenci", "valenc")]
    [InlineData("digitizer", "digit")]
    [InlineData("radicalli", "radic")]
    [InlineData("operator", "oper")]
    [InlineData("feudalism", "feudal")]
    [InlineData("hopefulness", "hope")]
    [InlineData("formaliti", "formal")]
    [InlineData("sensibiliti", "sensibl")]
    [InlineData("triplicate", "triplic")]
    [InlineData("electrical", "electr")]
    [InlineData("goodness", "good")]
    [InlineData("revival", "reviv")]
    [InlineData("allowance", "allow")]
    [InlineData("adjustable", "adjust")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("effective", "effect")]
    [InlineData("probate", "probat")]
    [InlineData("rate", "rate")]
    [InlineData("cease", "ceas")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    [InlineData("generalizations", "gener")]
    [InlineData("oscillators", "oscil")]
    public void English_words_get_Porters_stem(string word, string stem)
    {
        Assert.Equal(stem, TextAnalyser.Stem(word, LanguageTag.English));
    }

    [Theory]
    [InlineData("biniau", "finiau", "miniau", "bin")]
    [InlineData("casglu", "gasglu", "chasglu", "nghasglu")]
    [InlineData("talu", "dalu", "thalwch", "nhalu")]
    [InlineData("gwastraff", "wastraff", "ngwastraff", "gwastraff")]
    [InlineData("llyfrgell", "lyfrgell", "llyfrgelloedd", "lyfrgelloedd")]
    [InlineData("cyngor", "gyngor", "chyngor", "nghyngor")]
    [InlineData("treth", "dreth", "threthi", "nhreth")]
    [InlineData("ardal", "hardal", "ardal", "hardal")]
    public void The_forms_of_a_Welsh_word_meet(params string[] forms)
    {
        Assert.Single(forms.Select(f => TextAnalyser.Stem(f, LanguageTag.Welsh)).Distinct());
    }

    [Theory]
    [InlineData("treth", "trwydded")]
    [InlineData("casglu", "canslo")]
    [InlineData("bin", "bag")]
    [InlineData("ysgol", "ysbwriel")]
    public void Different_Welsh_words_stay_apart(string one, string other)
    {
        Assert.NotEqual(TextAnalyser.Stem(one, LanguageTag.Welsh), TextAnalyser.Stem(other, LanguageTag.Welsh));
    }

    [Theory]
    [InlineData("I can't find my council's e-mail", new[] { "council", "email" })]
    [InlineData("Write to bins@north.example about [postcode], please", new[] { "write" })]
    [InlineData("It costs £38 for twelve", new[] { "cost", "38", "12" })]
    public void Only_words_with_meaning_are_compared(string text, string[] stems)
    {
        Assert.Equal(stems, TextAnalyser.Terms(text, LanguageTag.English).Select(t => t.Stem));
    }

    [Fact]
    public void Welsh_words_are_cut_at_the_apostrophe_and_lose_their_accents()
    {
        Assert.Equal(["swn", "ty"], TextAnalyser.Terms("Mae'r sŵn o'r tŷ", LanguageTag.Welsh).Select(t => t.Surface));
    }
}
