using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using EnquiryBot.Tests.Retrieval;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Answers;

public sealed class ExtractiveComposerTests
{
    private static readonly string[] Vocabulary = ["bulky", "waste", "how", "cost", "book", "cancel", "blue", "badge", "bin", "flat", "who", "when", "piano", "open"];

    private static readonly KnowledgeSearch Search = Pages.Search();

    [Theory]
    [InlineData("north", "£38")]
    [InlineData("south", "£24")]
    public void The_fee_is_the_councils_own(string council, string fee)
    {
        Assert.Contains(fee, Compose("how much is it to have bulky waste taken away", council).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_after_a_chosen_sentence_is_kept_with_it()
    {
        var answer = Compose("can I cancel my bulky waste booking and get my money back");

        Assert.Contains(
            "You get your money back if you cancel a bulky waste booking 2 working days before the collection.\nBut we do not give a refund after that.",
            answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Welsh_condition_is_kept_too()
    {
        var answer = Compose("alla i ganslo casgliad swmpus", language: LanguageTag.Welsh);

        Assert.Contains("Ond ni chewch ad-daliad ar y diwrnod ei hun.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_brings_it_along()
    {
        var answer = Compose("is the recycling centre closed on Wednesday");

        Assert.Equal(["The recycling centre is open from 9am to 4pm.", "It is closed on Wednesday."], answer.Sentences.Select(s => s.Text));
    }

    [Fact]
    public void The_steps_stay_together_and_in_order_when_the_question_asks_how()
    {
        var answer = Compose("how do I book a bulky waste collection");

        Assert.Equal(
            ["Count your items.", "Choose a day and pay by card.", "Put your items outside by 6.30am."],
            answer.Sentences.Where(s => s.Kind == BlockKind.Step).Select(s => s.Text));
        Assert.Contains("You can book a bulky waste collection online:", answer.Sentences.Select(s => s.Text));
    }

    [Fact]
    public void A_list_comes_with_its_opening()
    {
        var answer = Compose("who can get a blue badge without an assessment");

        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem],
            answer.Sentences.SkipWhile(s => !s.Text.EndsWith(':')).Take(3).Select(s => s.Kind));
    }

    [Fact]
    public void The_source_is_the_article_with_the_day_it_was_checked()
    {
        Assert.Equal(
            new Citation("bin-day", "Find your bin collection day", "https://www.north.example/bin-day", new DateOnly(2026, 10, 20)),
            Compose("when are the bins emptied").Source);
    }

    [Fact]
    public void Without_a_page_there_is_no_answer()
    {
        Assert.True(Compose("???").IsEmpty);
    }

    [Property]
    public void Every_sentence_stands_word_for_word_in_a_passage_of_the_one_cited_article(int[] words, bool north)
    {
        var council = north ? "north" : "south";

        var answer = Compose(string.Join(' ', words.Select(w => Vocabulary[(w & int.MaxValue) % Vocabulary.Length])), council);

        Assert.All(answer.Sentences, s => Assert.Contains(
            Pages.All, p => p.Id == s.PassageId && p.Council.Value == council && p.ArticleId == answer.Source!.ArticleId && p.Blocks.Any(b => b.Text.Contains(s.Text, StringComparison.Ordinal))));
    }

    private static ComposedAnswer Compose(string question, string council = "north", LanguageTag language = default) =>
        ExtractiveComposer.Compose(Search.Search(Pages.Ask(CouncilId.Parse(council), question, language)), Pages.Text(question), language);
}
