using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EnquiryBot.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChannelsThatAreCalled : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AwaitsDelivery",
                table: "messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedAddress",
                table: "conversations",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_messages_AwaitsDelivery",
                table: "messages",
                column: "AwaitsDelivery",
                filter: "AwaitsDelivery");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_messages_AwaitsDelivery",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "AwaitsDelivery",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "SealedAddress",
                table: "conversations");
        }
    }
}
