using EnquiryBot.Embeddings.Encoder;
using EnquiryBot.Testing;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Embeddings;

public sealed class SentencePiecesTests
{
    private static readonly Lazy<SentencePieces> Pieces = new(() => SentencePieces.Parse(File.ReadAllBytes(Path.Combine(EncoderFolder.Path, "vocab.json"))));

    [NeedsEncoderFact]
    public void Every_text_has_the_ids_of_the_published_tokenizer()
    {
        var wrong = EncoderReference.All.Where(r => string.Join(' ', Pieces.Value.Encode(r.Text)) != r.Ids).Select(r => $"{r.Text}: {string.Join(' ', Pieces.Value.Encode(r.Text))}");

        Assert.Empty(wrong);
        Assert.True(EncoderReference.All.Length >= 40);
    }

    [NeedsEncoderFact]
    public void A_text_of_a_thousand_words_is_cut_after_128_tokens() =>
        Assert.Equal(128, Pieces.Value.Encode(EncoderReference.ThousandWords).Length);

    [NeedsEncoderFact]
    public void White_space_around_and_between_words_makes_no_difference() =>
        Assert.Equal(Pieces.Value.Encode("my bin was missed"), Pieces.Value.Encode("\t my  bin\r\nwas\u00a0missed \n"));

    [NeedsEncoderFact]
    public void A_letter_and_its_accent_are_one_letter_however_they_are_typed() =>
        Assert.Equal(Pieces.Value.Encode("caf\u00e9 t\u0177"), Pieces.Value.Encode("cafe\u0301 ty\u0302"));

    [Property]
    public void Any_text_has_an_answer_in_reach_of_the_network(string? text)
    {
        if (Needs.SkipWithoutEncoder() is null)
        {
            Assert.All(Pieces.Value.Encode(text ?? ""), id => Assert.InRange(id, 0, 7999));
        }
    }
}
