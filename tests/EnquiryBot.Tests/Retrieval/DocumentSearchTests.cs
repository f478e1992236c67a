using EnquiryBot.Retrieval;

namespace EnquiryBot.Tests.Retrieval;

public sealed class DocumentSearchTests
{
    private static readonly DocumentSearch Search = new(
    [
        new("a", "Parking permits", "A permit costs money. " + string.Join(' ', Enumerable.Repeat("Filler sentence about nothing.", 60)) + " Electric vehicles pay half."),
        new("b", "Libraries", "Joining is free. You can borrow books for three weeks."),
        new("c", "", ""),
    ]);

    [Fact]
    public void A_document_is_found_by_what_stands_deep_in_it()
    {
        Assert.Equal("a", Search.Search("do electric vehicles pay less", [], 3)[0]);
    }

    [Fact]
    public void The_title_counts_for_every_chunk()
    {
        Assert.Equal("b", Search.Search("library", [], 3)[0]);
    }

    [Fact]
    public void Earlier_turns_say_what_a_follow_up_is_about()
    {
        Assert.Equal("b", Search.Search("how long can I keep them", ["can I borrow books"], 3)[0]);
    }

    [Fact]
    public void Every_document_comes_back_at_most_once()
    {
        var ids = Search.Search("filler sentence permit books", [], 10);

        Assert.Equal(ids.Distinct(), ids);
    }
}
