using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;

namespace EnquiryBot.Tests.Helpdesk;

public sealed class QueueKeyTests
{
    [Theory]
    [InlineData("alderbrook", "waste")]
    [InlineData("west-march-2", "libraries-registrars")]
    public void The_text_form_is_read_back(string council, string id)
    {
        var key = new QueueKey(CouncilId.Parse(council), id);

        Assert.Equal($"{council}/{id}", key.ToString());
        Assert.Equal(key, QueueKey.Parse(key.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("waste")]
    [InlineData("/waste")]
    [InlineData("alderbrook/")]
    [InlineData("alderbrook/waste/more")]
    [InlineData("Alder Brook/waste")]
    public void What_is_no_queue_is_null(string? text) => Assert.Null(QueueKey.Parse(text));
}
