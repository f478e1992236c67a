using EnquiryBot.Retrieval;
using FsCheck;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Retrieval;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It costs £1.50. Pay by card.", new[] { "It costs £1.50.", "Pay by card." })]
    [InlineData("We open at 8:30am. We close at 5.30pm.", new[] { "We open at 8:30am.", "We close at 5.30pm." })]
    [InlineData("Bring proof, e.g. A bill or a letter. Come early.", new[] { "Bring proof, e.g. A bill or a letter.", "Come early." })]
    [InlineData("Ask Mrs. Jones or Dr. Patel. They can help.", new[] { "Ask Mrs. Jones or Dr. Patel.", "They can help." })]
    [InlineData("Call No. 12 first! Is it open? Yes.", new[] { "Call No. 12 first!", "Is it open?", "Yes." })]
    [InlineData("Write to J. R. Hughes. We reply.", new[] { "Write to J. R. Hughes.", "We reply." })]
    [InlineData("Say “I object.” Then sign.", new[] { "Say “I object.”", "Then sign." })]
    [InlineData("See www.north.example/bins. You can book there.", new[] { "See www.north.example/bins.", "You can book there." })]
    [InlineData("Dewch â phrawf, e.e. Bil. Mae'n costio £9.", new[] { "Dewch â phrawf, e.e. Bil.", "Mae'n costio £9." })]
    [InlineData("We collect bins (see below). 3 items are free.", new[] { "We collect bins (see below).", "3 items are free." })]
    [InlineData("Doors close at 6 p.m. 12 people can stay.", new[] { "Doors close at 6 p.m. 12 people can stay." })]
    [InlineData("People in need include:", new[] { "People in need include:" })]
    [InlineData("", new string[0])]
    public void A_paragraph_is_cut_where_its_sentences_end(string text, string[] sentences)
    {
        Assert.Equal(sentences, SentenceSplitter.Split(text));
    }

    [Property]
    public void No_word_is_lost_and_every_sentence_stands_in_the_text(NonNull<string> text)
    {
        var sentences = SentenceSplitter.Split(text.Get);

        Assert.All(sentences, s => Assert.Contains(s, text.Get, StringComparison.Ordinal));
        Assert.Equal(Letters(text.Get), Letters(string.Concat(sentences)));
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
