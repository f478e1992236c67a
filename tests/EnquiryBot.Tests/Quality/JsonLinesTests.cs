using EnquiryBot.Content;
using EnquiryBot.Intents;
using EnquiryBot.Quality;

namespace EnquiryBot.Tests.Quality;

public sealed class JsonLinesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Labelled_texts_are_read_and_empty_lines_passed_over()
    {
        Write("""{"text":"bin day","label":"bins"}""", "", """{"label":"tax","text":"pay","source":"ignored"}""");

        Assert.Equal([new LabelledText("bin day", "bins"), new LabelledText("pay", "tax")], JsonLines.ReadLabelledTexts(_file));
    }

    [Fact]
    public void Labels_that_are_numbers_are_refused_with_their_line()
    {
        Write("""{"text":"bin day","label":"bins"}""", """{"text":"pay","label":7}""");

        var faults = Assert.Throws<ContentFaultsException>(() => JsonLines.ReadLabelledTexts(_file)).Faults;

        Assert.Equal(new FileFault(_file, 2, "This is not the JSON object that is needed (at $.label)."), Assert.Single(faults));
    }

    [Fact]
    public void Every_faulty_row_is_named_and_none_is_quoted()
    {
        Write("""{"text":"my secret"}""", "my secret", """["my secret"]""", "null", """{"text":null,"label":"a"}""", """{"text":"x","label":" "}""");

        var e = Assert.Throws<ContentFaultsException>(() => JsonLines.ReadLabelledTexts(_file));

        Assert.Equal([1, 2, 3, 4, 5, 6], e.Faults.Select(f => f.Line));
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_may_have_a_history()
    {
        Write("""{"id":"1","text":"and for a flat?","relevant":["a","b"],"history":["bins"]}""", """{"id":"2","text":"tax","relevant":["c"]}""");

        var questions = JsonLines.ReadQuestions(_file);

        Assert.Equal(["bins"], questions[0].History);
        Assert.Equal(["a", "b"], questions[0].Relevant);
        Assert.Empty(questions[1].History);
    }

    [Theory]
    [InlineData("""{"text":"x","relevant":["a"]}""", "'id'")]
    [InlineData("""{"id":"9","relevant":["a"]}""", "'text'")]
    [InlineData("""{"id":"9","text":"x","relevant":[]}""", "'relevant'")]
    [InlineData("""{"id":"9","text":"x"}""", "'relevant'")]
    [InlineData("""{"id":"1","text":"x","relevant":["a"]}""", "The id '1' is there twice")]
    [InlineData("""{"id":"9","text":"x","relevant":"a"}""", "$.relevant")]
    public void A_faulty_question_is_named_with_its_line(string row, string message)
    {
        Write("""{"id":"1","text":"bins","relevant":["a"]}""", row);

        var fault = Assert.Single(Assert.Throws<ContentFaultsException>(() => JsonLines.ReadQuestions(_file)).Faults);

        Assert.Equal(2, fault.Line);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Articles_need_an_id_and_some_text()
    {
        Write("""{"id":"a","title":"Bins","text":"On Monday."}""", """{"id":"b","text":"No title."}""", """{"id":"c","title":""}""");

        var fault = Assert.Single(Assert.Throws<ContentFaultsException>(() => JsonLines.ReadArticles(_file)).Faults);

        Assert.Equal(3, fault.Line);
        Write("""{"id":"a","title":"Bins","text":"On Monday."}""", """{"id":"b","text":"No title."}""");
        Assert.Equal([new("a", "Bins", "On Monday."), new("b", "", "No title.")], JsonLines.ReadArticles(_file));
    }

    private void Write(params string[] lines) => File.WriteAllLines(_file, lines);
}
